// The console and a registry behind one host, as docs/registries.md has it, in a real nginx: the block of the document
// is used as it stands, but for the paths and ports of this machine.

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { closeBrowser } from './support/browser.mjs';
import { nginxWith } from './support/cure.mjs';
import { startDistribution } from './support/distribution.mjs';
import { english } from './support/examine.mjs';
import { sit } from './support/person.mjs';
import { dist } from './support/site.mjs';

after(closeBrowser);

const document = await readFile(new URL('../../docs/registries.md', import.meta.url), 'utf8');
const ADMIN = { Authorization: `Basic ${Buffer.from('captain:harbour-1914').toString('base64')}` };

async function oneOrigin(t) {
  const real = await startDistribution({ cors: false });
  t.after(real.stop);
  const folder = await mkdtemp(join(tmpdir(), 'portolan-one-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'users'), 'captain:{PLAIN}harbour-1914\n');
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address();
  free.close();
  await once(free, 'close');
  const [, block] = /```nginx\n([\s\S]*?)```/.exec(document);
  const here = [
    [/listen 443 ssl;/, `listen 127.0.0.1:${port};`],
    [/ {4}ssl_.*\n {4}ssl_.*\n/, ''],
    ['/var/www/portolan', dist],
    ['/etc/nginx/users', join(folder, 'users')],
    ['http://127.0.0.1:5000', real.direct],
  ];
  const text = here.reduce((said, [from, to]) => {
    assert.notEqual(said.replace(from, to), said, `${from}`);
    return said.replace(from, to);
  }, block);
  await nginxWith(t, `types { text/html html; text/javascript js; text/css css; application/wasm wasm; image/svg+xml svg; }\n${text}`);
  const origin = `http://127.0.0.1:${port}`;
  return { origin, address: `${origin}/`, origins: new Set([origin]) };
}

// P3
test('the door to the registry asks who one is, lets one read alone, and no other site in', async (t) => {
  const { origin } = await oneOrigin(t);
  const ask = async (path, options) => (await fetch(origin + path, options)).status;
  assert.equal(await ask('/v2/'), 401);
  assert.equal(await ask('/v2/', { headers: ADMIN }), 200);
  assert.equal(await ask('/v2/harbour/pilot/manifests/latest', { method: 'DELETE', headers: ADMIN }), 403);
  assert.equal(await ask('/v2/harbour/pilot/manifests/latest', { method: 'PUT', headers: ADMIN }), 403);
  assert.equal(await ask('/v2/', { headers: { ...ADMIN, 'Sec-Fetch-Site': 'cross-site' } }), 403);
});

// D10
test('nothing of the registry passes for a page', async (t) => {
  const { origin } = await oneOrigin(t);
  for (const [path, headers] of [['/v2/', {}], ['/v2/_catalog', ADMIN], ['/v2/harbour/pilot/tags/list', ADMIN]]) {
    const answer = await fetch(origin + path, { headers });
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(answer.headers.get('content-security-policy'), 'sandbox');
    assert.equal(answer.headers.get('content-disposition'), 'attachment');
  }
  const page = await fetch(`${origin}/`);
  assert.equal(page.headers.get('content-disposition'), null);
  assert.match(page.headers.get('content-security-policy'), /frame-ancestors 'none'/);
});

test('the console works there without any CORS', async (t) => {
  const stack = await oneOrigin(t);
  const at = new URL(stack.origin).host;
  const person = await sit(t, stack, english, { hash: `#/${at}` });
  await person.press(person.button(person.say('shell', 'proposed_go', { host: at })));
  await person.signInFromMenu('captain', 'harbour-1914');
  await person.link('harbour/pilot').waitFor();
});
