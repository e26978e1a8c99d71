// The console's own files on nginx and on Caddy, by the files of deploy/: what is sent for each, and with what header
// fields (security notes P1, P8, P10).

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAll } from './support/all.mjs';
import { HOSTS, startHost, wire } from './support/hosts.mjs';
import { dist } from './support/site.mjs';

const TYPES = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  wasm: 'application/wasm',
  json: 'application/json',
  svg: 'image/svg+xml',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
};
const CODINGS = { br: '.br', gzip: '.gz' };
const HASHED = /-[0-9a-f]{12,}[._]/;

const all = (await readdir(dist, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1));
const files = all.filter((name) => !/\.(br|gz)$/.test(name));

for (const kind of HOSTS) {
  for (const under of ['', '/tools/registry']) {
    describe(`${kind} at ${under}/`, () => {
      test('each file comes as it was packed by the build, in the best way the browser takes', async (t) => {
        const { address } = await startHost(t, kind, { under });
        for (const name of files.filter((name) => name !== 'config.json')) {
          const type = TYPES[name.split('.').pop()];
          for (const [accepted, coding] of [['gzip, deflate, br, zstd', 'br'], ['gzip', 'gzip'], ['br;q=0', null]]) {
            const packed = coding && all.includes(name + CODINGS[coding]);
            const answer = await wire(address + name, { headers: { 'Accept-Encoding': accepted } });
            assert.equal(answer.status, 200, name);
            assert.equal(answer.headers['content-type'], type, name);
            assert.equal(answer.headers['content-encoding'], packed ? coding : undefined, `${name} for ${accepted}`);
            assert.equal(answer.headers.vary, 'Accept-Encoding', name);
            const sent = await readFile(join(dist, packed ? name + CODINGS[coding] : name));
            assert.ok(answer.body.equals(sent), `${name} is what was packed`);
          }
        }
        assertAll(files.filter((name) => name.endsWith('.wasm')), (name) => all.includes(`${name}.br`));
      });

      test('a name with a hash is kept for good, and any other is asked about each time', async (t) => {
        const { address } = await startHost(t, kind, { under });
        assert.ok(files.some((name) => HASHED.test(name)) && files.some((name) => !HASHED.test(name)));
        for (const name of files) {
          const headers = { 'Accept-Encoding': 'br' };
          const answer = await wire(address + name, { headers });
          const kept = HASHED.test(name) ? 'max-age=31536000, immutable' : 'no-cache';
          assert.equal(answer.headers['cache-control'], kept, name);
          const again = await wire(address + name, { headers: { ...headers, 'If-None-Match': answer.headers.etag } });
          assert.equal(again.status, 304, name);
        }
      });

      test('no page frames it, opens into it or learns from where a link was followed', async (t) => {
        const { address } = await startHost(t, kind, { under });
        for (const name of ['', 'index.html', ...files, 'nothing.html']) {
          const { headers } = await wire(address + name);
          assert.equal(headers['content-security-policy'], "frame-ancestors 'none'", name);
          assert.equal(headers['x-frame-options'], 'DENY', name);
          assert.equal(headers['cross-origin-opener-policy'], 'same-origin', name);
          assert.equal(headers['referrer-policy'], 'no-referrer', name);
          assert.equal(headers['x-content-type-options'], 'nosniff', name);
        }
      });

      test('settings that an administrator wrote are sent as they are', async (t) => {
        const config = { title: 'Harbour office' };
        const { address } = await startHost(t, kind, { under, config });
        const answer = await wire(`${address}config.json`, { headers: { 'Accept-Encoding': 'br, gzip' } });
        assert.deepEqual(JSON.parse(answer.body), config);
        assert.equal(answer.headers['content-encoding'], undefined);
      });

      test('what is not there is not found, and nothing is written', async (t) => {
        const { address } = await startHost(t, kind, { under });
        for (const name of ['nothing', 'nothing.js', 'lazy/', 'lazy/nothing.json', 'index.html/', `${files[0]}.br`]) {
          const { status } = await wire(address + name);
          assert.ok([403, 404].includes(status), `${name}: ${status}`);
        }
        for (const method of ['POST', 'PUT', 'DELETE']) {
          assert.equal((await wire(address, { method })).status, 405, method);
          assert.equal((await wire(`${address}index.html`, { method })).status, 405, method);
        }
      });

      test('no registry is passed on to unless one is named', async (t) => {
        const { origin } = await startHost(t, kind, { under });
        for (const path of ['/v2/', '/v1/_ping']) assert.equal((await wire(origin + path)).status, 404, path);
      });
    });
  }

  test(`${kind} leads from a path without its last slash to the one with it, whatever proxy is before it`, async (t) => {
    const { origin } = await startHost(t, kind, { under: '/tools/registry' });
    const headers = { Host: 'portal.example', 'X-Forwarded-Proto': 'https' };
    const answer = await wire(`${origin}/tools/registry`, { headers });
    assert.equal(answer.status, 308);
    assert.equal(answer.headers.location, '/tools/registry/', 'neither a scheme nor a port of its own');
    for (const path of ['/', '/tools/', '/tools/registry.html']) assert.equal((await wire(origin + path)).status, 404);
  });
}
