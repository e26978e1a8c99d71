// An answer of a wrong type at every endpoint: what cannot be used is said to be unreadable, beside what is still true, and
// is read when it is tried again; where only fields are of a wrong type, the rest of the answer is shown. Each field in
// turn is the work of tests/wire_fields.rs (security notes D12, R2).

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading } from './support/browser.mjs';
import { CHAIN, IMAGE, PILOT, before, notice } from './support/liar.mjs';
import { draws } from './support/liar_watch.mjs';
import { TYPES, blob, manifestOf } from './support/oci.mjs';
import { eachPerson } from './support/person.mjs';

after(closeBrowser);

const opened = `/${PILOT}:1.0`;
const opening = ({ say }) => say('image', 'attempt_open', { name: `${PILOT}:1.0` });
const tags = ({ say }) => say('tags', 'attempt_tags', { name: PILOT });
const list = ({ say }) => say('repositories', 'attempt');
const config = IMAGE.blobs[0].descriptor.digest;
const there = ({ link }) => link('1.0').waitFor();
const imageThere = ({ page }) => page.getByText('COPY pilot').or(page.getByText('echo pilot')).first().waitFor();

/** JSON of so many lists, each in the other: more than any stack holds. */
const deep = (first, levels = 10_000) => `${first}${'['.repeat(levels)}${']'.repeat(levels)}}`;

const WRONG = {
  'a catalog that is an object': { path: /_catalog/, answer: { json: { repositories: {} } }, at: '', attempt: list, then: ({ link }) => link(PILOT).waitFor() },
  'a catalog that is a number': { path: /_catalog/, answer: { json: 7 }, at: '', attempt: list, then: ({ link }) => link(PILOT).waitFor() },
  'tags that are one text': { path: /tags\/list/, answer: { json: { tags: '1.0' } }, attempt: tags, then: there },
  'tags that are no JSON': { path: /tags\/list/, answer: { body: '{"tags":["1.0"' }, attempt: tags, then: there },
  'tags in ten thousand lists, each in the other': { path: /tags\/list/, answer: { body: deep('{"tags":') }, attempt: tags, then: there },
  'a manifest ten thousand deep': {
    path: /manifests\/1\.0/, answer: { type: TYPES.oci.manifest, body: deep('{"schemaVersion":2,"config":{},"layers":') }, at: opened,
    attempt: opening, reason: 'bad_manifest', then: imageThere,
  },
  'an image of v1 ten thousand deep': {
    api: 'v1', path: new RegExp(`${CHAIN[1].id}/json`), answer: { body: deep(`{"id":"${CHAIN[1].id}","config":`) }, at: opened,
    attempt: opening, then: imageThere,
  },
  'a manifest of schema "2"': {
    path: /manifests\/1\.0/, answer: { type: TYPES.oci.manifest, json: { schemaVersion: '2' } }, at: opened, attempt: opening,
    reason: 'bad_manifest', then: imageThere,
  },
  'a manifest whose type is a list': {
    path: /manifests\/1\.0/, answer: { type: TYPES.oci.manifest, json: { schemaVersion: 2, mediaType: [] } }, at: opened,
    attempt: opening, reason: 'bad_manifest', then: imageThere,
  },
  'a search that is a list': { api: 'v1', path: /search/, answer: { json: [] }, at: '', attempt: list, then: ({ link }) => link(PILOT).waitFor() },
  'tags of v1 that are a number': { api: 'v1', path: /\/tags$/, answer: { json: 7 }, attempt: tags, then: there },
  'an image of v1 that is a list': { api: 'v1', path: new RegExp(`${CHAIN[1].id}/json`), answer: { json: [] }, at: opened, attempt: opening, then: imageThere },
};

for (const [what, { api, path, answer, at, attempt, reason = 'unreadable', then }] of Object.entries(WRONG)) {
  eachPerson(`${what}: told of, and read when tried again`, async (t, who) => {
    let honest;
    const person = await before(t, who, { api, at, lies: (stack) => (honest = stack.lie(path, answer)) });
    const { page, say, press, button } = person;
    const alert = notice(person, attempt(person), reason);
    await alert.waitFor();
    await draws(page);
    honest();
    await press(button(say('notice', 'try_again'), alert));
    await then(person);
    await alert.waitFor({ state: 'detached' });
  });
}

// I8, I13
eachPerson('rows of a wrong type are odd ones, and the others are there', async (t, who) => {
  // What is no text has no name of its own: all of it is one row.
  const rows = [7, null, { name: '1.2' }, ['1.3'], '', '..', 'a/b', '1.0?last=x', 'sha256:../../v2/other'];
  const person = await before(t, who, { lies: (stack) => stack.lie(/tags\/list/, { json: { tags: ['1.0', ...rows, '1.1'] } }) });
  const { page, say, link, stack } = person;
  await link('1.0').waitFor();
  await link('1.1').waitFor();
  await page.getByText(say('tags', 'odd_tag')).nth(4).waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  assert.deepEqual((await page.getByRole('table').getByRole('link').allTextContents()).toSorted(), ['1.0', '1.1']);
  const read = stack.asked().map(({ url }) => url.split('/manifests/')[1]).filter(Boolean);
  assert.deepEqual([...new Set(read)].filter((reference) => !/^(1\.[01]|sha256:[0-9a-f]{64})$/.test(decodeURIComponent(reference))), []);
  assert.ok(read.length > 0);
});

eachPerson('a configuration of nothing but wrong types is shown with what the manifest says', async (t, who) => {
  const said = { created: 7, author: [], os: {}, architecture: 1, config: 'x', rootfs: [], history: { a: 1 } };
  const odd = manifestOf('oci', blob(TYPES.oci.config, said), IMAGE.blobs.slice(1), { annotations: 7, subject: 'x' });
  const answer = { type: TYPES.oci.manifest, body: odd.bytes };
  const lies = (stack) => {
    stack.lie(/manifests\/1\.0$/, answer);
    stack.lie(new RegExp(odd.blobs[0].descriptor.digest), { body: odd.blobs[0].bytes });
    stack.lie(new RegExp(config), { status: 404, json: {} });
  };
  const { page } = await before(t, who, { at: opened, lies });
  await heading(page, `${PILOT}:1.0`).waitFor();
  await page.getByRole('button').filter({ hasText: IMAGE.blobs[1].descriptor.digest.slice(7, 19) }).first().waitFor();
  await draws(page);
});
