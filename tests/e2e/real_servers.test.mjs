// That the real servers of the tests are what the journeys take them for: Distribution as people run it, tokens that it
// verifies, proxies that answer the preflight, and content of every kind.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ACCEPT, TYPES } from './support/oci.mjs';
import { startDistribution } from './support/distribution.mjs';
import { CROWD, MANY_TAGS, fleet } from './support/seeds.mjs';

const CAPTAIN = `Basic ${Buffer.from('captain:harbour-1914').toString('base64')}`;
const preflight = (address) => fetch(`${address}/v2/`, { method: 'OPTIONS', headers: { Origin: 'http://console.test' } });

async function started(t, options) {
  const real = await startDistribution(options);
  t.after(real.stop);
  return real;
}

describe('an open registry with the fleet', () => {
  let real;
  before(async () => (real = await startDistribution()));
  after(() => real.stop());

  test('everything of the fleet is there under the digest it was made with', async () => {
    const made = fleet();
    const expected = [
      ['harbour/pilot', 'latest', made.pilots['1.10.0']],
      ['harbour/lighthouse', '2.0.0', made.lighthouse],
      ['harbour/ferry', '3.1', made.ferry],
      ['harbour/ledger', '5.0', made.ledger],
      ['harbour/convoy', '1', made.convoy],
      ['harbour/logbook', 'may', made.logbook],
      ['charts/tide-tables', '1.0.0', made.charts['1.0.0']],
      ['harbour/shared', 'stable', made.shared],
      ['buoy', '1.0', made.buoy],
    ];
    for (const [repository, tag, { descriptor, bytes }] of expected) {
      assert.equal(await real.truth.digest(repository, tag), descriptor.digest, repository);
      assert.deepEqual(await real.truth.bytes(repository, descriptor.digest), bytes);
    }
    for (const { tag, thing } of made.beside) {
      assert.equal(await real.truth.digest('harbour/pilot', tag), thing.descriptor.digest);
    }
  });

  test('the schema 1 manifest is signed, and the fallback tag holds an index of referrers', async () => {
    const old = await real.truth.manifest('harbour/ledger-of-old', '5.0');
    assert.equal(old.schemaVersion, 1);
    assert.ok(old.signatures.length > 0 && old.history.length === old.fsLayers.length);
    const { beacon, survey } = fleet();
    const index = await real.truth.manifest('harbour/beacon', beacon.descriptor.digest.replace(':', '-'));
    assert.equal(index.mediaType, TYPES.oci.index);
    assert.deepEqual(index.manifests.map(({ digest }) => digest), [survey.descriptor.digest]);
  });

  test('a repository whose tags are all deleted says null and stays in the catalog', async () => {
    const answer = await fetch(`${real.address}/v2/harbour/emptied/tags/list`);
    assert.deepEqual(await answer.json(), { name: 'harbour/emptied', tags: null });
    assert.ok((await real.truth.catalog()).includes('harbour/emptied'));
  });

  test('another origin may read the fields that matter, and is let through in preparation', async () => {
    const answer = await preflight(real.address);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.match(answer.headers.get('access-control-expose-headers'), /Docker-Content-Digest/);
  });
});

test('the crowd has 250 repositories and 1,200 tags, and cannot be changed', async (t) => {
  const real = await started(t, { seed: 'crowd' });
  assert.deepEqual(await real.truth.catalog(), CROWD);
  assert.deepEqual(await real.truth.tags(CROWD[0]), MANY_TAGS);
  const digest = await real.truth.digest(CROWD[0], MANY_TAGS[0]);
  await assert.rejects(real.truth.drop(CROWD[0], digest), /405/);
});

test('where deletes are off nothing is deleted', async (t) => {
  const real = await started(t, { deletes: false });
  await assert.rejects(real.truth.drop('buoy', await real.truth.digest('buoy', '1.0')), /405.*UNSUPPORTED/);
});

test('with passwords Distribution answers the preflight with 401, and a password opens it', async (t) => {
  const real = await started(t, { auth: 'htpasswd', front: 'none' });
  assert.equal((await preflight(real.address)).status, 401);
  const answer = await fetch(`${real.address}/v2/`, { headers: { Authorization: CAPTAIN } });
  assert.equal(answer.status, 200);
});

for (const front of ['nginx', 'caddy']) {
  test(`${front} before it answers the preflight and leaves the rest to it`, async (t) => {
    const real = await started(t, { auth: 'htpasswd', front });
    const prepared = await preflight(real.address);
    assert.equal(prepared.status, 204);
    assert.match(prepared.headers.get('access-control-allow-headers'), /Authorization/);
    const refused = await fetch(`${real.address}/v2/`);
    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get('www-authenticate'), 'Basic realm="Harbour"');
    assert.equal(refused.headers.get('access-control-allow-origin'), '*');
    const accepted = await fetch(`${real.address}/v2/buoy/manifests/1.0`, { headers: { Authorization: CAPTAIN, Accept: ACCEPT } });
    assert.equal(accepted.headers.get('docker-content-digest'), fleet().buoy.descriptor.digest);
    const begun = await fetch(`${real.address}/v2/buoy/blobs/uploads/`, { method: 'POST', headers: { Authorization: CAPTAIN } });
    assert.equal(new URL(begun.headers.get('location')).origin, real.address, 'it names itself as it was called');
  });
}

test('Distribution takes the tokens of the token server, which grants no more than a user may', async (t) => {
  const real = await started(t, { auth: 'token' });
  const challenge = (await fetch(`${real.address}/v2/`)).headers.get('www-authenticate');
  assert.equal(challenge, `Bearer realm="${real.tokens.realm}",service="registry.tests"`);
  const fetched = async (user, scope) => {
    const headers = { Authorization: `Basic ${Buffer.from(user).toString('base64')}` };
    return fetch(`${real.tokens.realm}?service=registry.tests&scope=${encodeURIComponent(scope)}`, { headers });
  };
  const pull = 'repository:buoy:pull,delete';
  assert.equal((await fetched('deckhand:wrong', pull)).status, 401);
  const { token } = await (await fetched('deckhand:bilge-water', pull)).json();
  const headers = { Authorization: `Bearer ${token}`, Accept: ACCEPT };
  assert.equal((await fetch(`${real.address}/v2/buoy/manifests/1.0`, { headers })).status, 200);
  const path = `/v2/buoy/manifests/${fleet().buoy.descriptor.digest}`;
  const refused = await fetch(`${real.address}${path}`, { method: 'DELETE', headers });
  assert.equal(refused.status, 401);
  assert.match(refused.headers.get('www-authenticate'), /scope="repository:buoy:delete",error="insufficient_scope"/);

  const form = new URLSearchParams({
    grant_type: 'password', service: 'registry.tests', client_id: 'tests', access_type: 'offline',
    username: 'captain', password: 'harbour-1914', scope: 'registry:catalog:*',
  });
  const given = await (await fetch(real.tokens.realm, { method: 'POST', body: form })).json();
  const catalog = { headers: { Authorization: `Bearer ${given.access_token}` } };
  assert.equal((await fetch(`${real.address}/v2/_catalog`, catalog)).status, 200);
  const again = new URLSearchParams({
    grant_type: 'refresh_token', service: 'registry.tests', client_id: 'tests', refresh_token: given.refresh_token, scope: pull,
  });
  assert.ok((await (await fetch(real.tokens.realm, { method: 'POST', body: again })).json()).access_token);
  assert.deepEqual(real.tokens.asked.map(({ method, user }) => [method, user]), [
    ['GET', undefined], ['GET', 'deckhand'], ['POST', 'captain'], ['POST', 'captain'],
  ]);
});
