// A registry behind the console's own origin, on nginx and on Caddy, by the files of deploy/: who gets in, with what, and
// what comes back.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import { startDistribution } from './support/distribution.mjs';
import { HOSTS, KEEPER, startHost, wire } from './support/hosts.mjs';
import { listen } from './support/listen.mjs';

const TAG = '/v2/harbour/pilot/manifests/1.10.0';
const BASIC = {
  Authorization: `Basic ${Buffer.from(`${KEEPER.user}:${KEEPER.password}`).toString('base64')}`,
  Accept: 'application/vnd.oci.image.manifest.v1+json',
};

async function beforeDistribution(t, kind, options) {
  const real = await startDistribution({ cors: false });
  t.after(real.stop);
  return startHost(t, kind, { registry: real.direct, ...options });
}

/** A registry that says what it was asked, and answers what no honest one would. */
async function beforeAnEcho(t, kind) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(200, {
      'Content-Type': 'text/html',
      'Content-Security-Policy': 'default-src *; sandbox allow-scripts',
      'Content-Disposition': 'inline',
      'X-Content-Type-Options': 'none',
      'Set-Cookie': 'session=1',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'Link',
      'Docker-Content-Digest': 'sha256:0',
      Link: '</v2/_catalog?last=a>; rel="next"',
      'WWW-Authenticate': 'Bearer realm="https://tokens.example/"',
    });
    response.end('<script>alert(1)</script>');
  });
  const { address: registry } = await listen(server, { t });
  const host = await startHost(t, kind, { registry, door: false });
  return { ...host, asked };
}

for (const kind of HOSTS) {
  describe(kind, () => {
    // P3
    test('the door asks who one is, and of this origin alone one may read', async (t) => {
      const { origin } = await beforeDistribution(t, kind);
      const status = async (path, options) => (await wire(origin + path, options)).status;
      assert.equal(await status('/v2/'), 401);
      assert.equal(await status('/v1/_ping'), 401);
      assert.equal(await status('/v2/', { headers: BASIC }), 200);
      assert.equal(await status(TAG, { method: 'HEAD', headers: BASIC }), 200);
      for (const method of ['PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS']) {
        const refused = await status(TAG, { method, headers: BASIC });
        assert.ok([403, 405].includes(refused), `${method}: ${refused}`);
      }
      assert.equal(await status(TAG, { headers: BASIC }), 200, 'and it is still there');
    });

    // P3
    test('before a registry that asks by itself the door asks nobody, and lets one read alone all the same', async (t) => {
      const { origin } = await beforeDistribution(t, kind, { door: false });
      assert.equal((await wire(`${origin}/v2/`)).status, 200);
      const gone = await wire(origin + TAG, { method: 'DELETE' });
      assert.ok([403, 405].includes(gone.status), `${gone.status}`);
    });

    // P2
    test('no other site comes in through the browser of a visitor, nor reads along', async (t) => {
      const { origin, asked } = await beforeAnEcho(t, kind);
      for (const site of ['cross-site', 'same-site']) {
        assert.equal((await wire(`${origin}/v2/`, { headers: { 'Sec-Fetch-Site': site } })).status, 403, site);
      }
      assert.equal(asked.length, 0);
      for (const site of ['same-origin', 'none']) {
        const answer = await wire(`${origin}/v2/`, { headers: { 'Sec-Fetch-Site': site } });
        assert.equal(answer.status, 200, site);
        const told = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
        assert.deepEqual(told, []);
      }
    });

    // D10
    test('nothing that a registry holds passes for a page of this origin', async (t) => {
      const echo = await beforeAnEcho(t, kind);
      const real = await beforeDistribution(t, kind);
      const answers = [
        ['/v2/a/blobs/sha256:0', await wire(`${echo.origin}/v2/a/blobs/sha256:0`), 200],
        ['/v1/_ping', await wire(`${echo.origin}/v1/_ping`), 200],
        ['refused', await wire(`${real.origin}/v2/`), 401],
        ['a method refused', await wire(`${real.origin}/v2/`, { method: 'DELETE', headers: BASIC }), null],
        ['a catalog', await wire(`${real.origin}/v2/_catalog`, { headers: BASIC }), 200],
        ['what is not there', await wire(`${real.origin}/v2/no/such/manifests/one`, { headers: BASIC }), 404],
      ];
      for (const [what, { status, headers, raw }, expected] of answers) {
        if (expected) assert.equal(status, expected, what);
        assert.equal(headers['x-content-type-options'], 'nosniff', what);
        assert.equal(headers['content-security-policy'], 'sandbox', what);
        assert.equal(headers['content-disposition'], 'attachment', what);
        assert.equal(headers['set-cookie'], undefined, what);
        const policies = raw.filter((name, at) => at % 2 === 0 && /^content-security-policy$/i.test(name));
        assert.equal(policies.length, 1, what);
      }
    });

    test('what the console reads comes through, and nothing of this origin goes on to the registry', async (t) => {
      const { origin, asked } = await beforeAnEcho(t, kind);
      const headers = {
        ...BASIC,
        Accept: 'application/vnd.oci.image.index.v1+json',
        Range: 'bytes=0-9',
        Cookie: 'portal=secret',
        Origin: origin,
        Referer: `${origin}/`,
      };
      const answer = await wire(`${origin}/v2/a%2Fb/manifests/x?n=1&last=a%20b`, { headers });
      assert.equal(answer.headers['docker-content-digest'], 'sha256:0');
      assert.match(answer.headers.link, /rel="next"/);
      assert.match(answer.headers['www-authenticate'], /^Bearer/);
      const [{ url, headers: sent }] = asked;
      assert.equal(url, '/v2/a%2Fb/manifests/x?n=1&last=a%20b', 'word for word');
      assert.equal(sent.host, new URL(origin).host);
      for (const name of ['authorization', 'accept', 'range']) {
        assert.equal(sent[name], headers[Object.keys(headers).find((given) => given.toLowerCase() === name)], name);
      }
      for (const name of ['cookie', 'origin', 'referer']) assert.equal(sent[name], undefined, name);
    });

    test('a registry is told the scheme that people use, where TLS ends at a proxy before', async (t) => {
      const { origin, asked } = await beforeAnEcho(t, kind);
      await wire(`${origin}/v2/`, { headers: { 'X-Forwarded-Proto': 'https' } });
      await wire(`${origin}/v2/`);
      assert.deepEqual(asked.map(({ headers }) => headers['x-forwarded-proto']), ['https', 'http']);
    });

    test('a registry that is not there is no page of this origin either', async (t) => {
      const { address: registry, stop } = await listen(createServer());
      await stop();
      const { origin } = await startHost(t, kind, { registry, door: false });
      const answer = await wire(`${origin}/v2/`);
      assert.equal(answer.status, 502);
      assert.equal(answer.headers['content-security-policy'], 'sandbox');
    });
  });
}

test('a Caddy that was told of no user lets nobody in', async (t) => {
  const real = await startDistribution({ cors: false });
  t.after(real.stop);
  const { origin } = await startHost(t, 'Caddy', { registry: real.direct, user: false });
  for (const headers of [{}, BASIC, { Authorization: `Basic ${Buffer.from(':').toString('base64')}` }]) {
    assert.equal((await wire(`${origin}/v2/`, { headers })).status, 401);
  }
});
