// A registry that sends elsewhere for its blobs, as those on object storage do: nginx before Distribution answers them
// with a redirect to another origin. The configuration and the layers come from there and are verified, and the
// password is not sent along (security notes C8, I1).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after } from 'node:test';
import { closeBrowser } from './support/browser.mjs';
import { USERS, startRealStack } from './support/distribution.mjs';
import { answersPreflight, nginxTells } from './support/front.mjs';
import { sha256 } from './support/images.mjs';
import { listen } from './support/listen.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { fleet } from './support/seeds.mjs';

after(closeBrowser);

/** Serves blobs by their digest to anybody, and writes down who asked how. `spoil` bends the bytes of a blob. */
async function startStore(t) {
  const store = { asked: [], folder: null, spoil: (bytes) => bytes };
  const server = createServer(async (request, response) => {
    const hex = request.url.slice(1);
    store.asked.push({ hex, method: request.method, authorization: request.headers.authorization });
    const file = join(store.folder, 'docker/registry/v2/blobs/sha256', hex.slice(0, 2), hex, 'data');
    const bytes = store.spoil(await readFile(file));
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/octet-stream' }).end(bytes);
  });
  const { address: origin } = await listen(server, { t });
  return Object.assign(store, { origin });
}

async function startRedirecting(t) {
  const store = await startStore(t);
  const lines = (upstream) => `${answersPreflight.nginx(upstream)}
    location ~ "^/v2/.+/blobs/sha256:([0-9a-f]+)$" {
${nginxTells}
      return 307 ${store.origin}/$1;
    }`;
  const real = await startRealStack(t, { auth: 'htpasswd', front: { nginx: lines } });
  store.folder = real.storage;
  real.origins.add(store.origin);
  return { real, store };
}

/** Somebody who signed in and looks at an image. */
async function look(t, real, who) {
  const person = await sit(t, real, who, { hash: `#/${real.host}/harbour/pilot:1.2.0` });
  const { page, say, press, button, signInFromMenu } = person;
  await press(button(say('shell', 'proposed_go', { host: real.host })));
  await signInFromMenu('captain', USERS.captain.password);
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '1.2.0' }).waitFor();
  return person;
}

eachPerson('blobs come from where the registry sends, and the password does not go there', async (t, who) => {
  const { real, store } = await startRedirecting(t);
  const { page, say, press, button } = await look(t, real, who);
  await page.getByText('/srv/pilot').first().waitFor();
  const { blobs: [config, ...layers] } = fleet().pilots['1.2.0'];
  const top = layers.at(-1).descriptor.digest.slice(7);
  const coming = page.waitForEvent('download');
  await press(button(say('image', 'download_layer', { id: top.slice(0, 12) })));
  const got = await readFile(await (await coming).path());
  assert.equal(sha256(got), top);
  const hexes = store.asked.map(({ hex }) => hex);
  assert.ok(hexes.includes(config.descriptor.digest.slice(7)) && hexes.includes(top));
  for (const { method, authorization } of store.asked) assert.deepEqual([method, authorization], ['GET', undefined]);
});

eachPerson('a configuration that is not what its digest says is refused, and said to be', async (t, who) => {
  const { real, store } = await startRedirecting(t);
  const config = fleet().pilots['1.2.0'].blobs[0];
  store.spoil = (bytes) => (bytes.equals(config.bytes) ? Buffer.from(String(bytes).replaceAll('pilot', 'spoof')) : bytes);
  const { page, say } = await look(t, real, who);
  const spoiled = sha256(store.spoil(config.bytes));
  const said = say('notice', 'digest', { declared: config.descriptor.digest, found: `sha256:${spoiled}` });
  await page.getByText(said).first().waitFor();
  assert.equal(await page.getByText('/srv/spoof').count(), 0, 'nothing of it is shown');
});
