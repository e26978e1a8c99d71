// The console at work on nginx and on Caddy as deploy/ has them, before a registry behind the same origin: a person goes
// from the list of repositories into an image, and not one request leaves that origin.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAll } from './support/all.mjs';
import { closeBrowser, openConsole, wholeBrowser } from './support/browser.mjs';
import { startDistribution } from './support/distribution.mjs';
import { HOSTS, KEEPER, startHost } from './support/hosts.mjs';
import { acts } from './support/person.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);
wholeBrowser();

const config = { registries: [{ name: 'Harbour', address: '/', api: 'v2' }], open: '/' };

for (const kind of HOSTS) {
  for (const under of ['', '/tools/registry']) {
    test(`a whole journey stays at one origin: ${kind} at ${under}/`, async (t) => {
      const real = await startDistribution({ cors: false });
      t.after(real.stop);
      const host = await startHost(t, kind, { under, config, registry: real.direct });
      const asked = [];
      const prepare = (page) => page.on('response', (answer) => asked.push(answer));
      // In Chinese, so that a language is fetched as well. Without the last slash, as people type it.
      const address = under ? host.address.slice(0, -1) : host.address;
      const { page, problems } = await openConsole(t, { ...host, address }, { language: 'zh-Hans', prepare });
      const say = words('zh-Hans');
      const { press, link, signInFromMenu } = acts(page, 'mouse', say);
      await signInFromMenu(KEEPER.user, KEEPER.password);
      await press(link('harbour/pilot'));
      await press(link('1.10.0'));
      await page.getByText('/srv/pilot').first().waitFor();
      await page.reload();
      await page.getByRole('main').waitFor();
      assert.equal(new URL(page.url()).pathname, `${under}/`);

      const seen = asked.map((answer) => ({ url: new URL(answer.url()), answer }));
      assert.deepEqual([...new Set(seen.map(({ url }) => url.origin))], [host.origin]);
      const own = seen.filter(({ url }) => !/^\/v[12]\//.test(url.pathname) && url.pathname !== '/favicon.ico');
      assertAll(own, ({ url }) => url.pathname.startsWith(under));
      const wrong = own.filter(({ answer }) => answer.status() >= 400).map(({ url }) => url.pathname);
      assert.deepEqual(wrong, [], 'every file it asks for is there');
      for (const end of ['/config.json', '.wasm', '/lazy/zh-Hans.json']) {
        assert.ok(own.some(({ url }) => url.pathname.endsWith(end)), end);
      }
      const packed = own.filter(({ url, answer }) => url.pathname.endsWith('.wasm') && answer.status() === 200);
      assert.ok(packed.length > 0);
      for (const { answer } of packed) assert.equal(await answer.headerValue('content-encoding'), 'br');
      assert.deepEqual(problems, []);
    });
  }
}
