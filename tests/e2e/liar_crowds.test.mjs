// More than anybody has: millions of tags in one answer, an index of a million, pages that lead nowhere for ever, an index
// that lists itself, an ancestry of a million. What is read of it is bounded, what is shown of it is drawn in a moment, and
// it is said that there is more (security notes R1, R5, R6, R7, D7).

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, screen } from './support/browser.mjs';
import { CHAIN, IMAGE, PILOT, before, notice, say as said } from './support/liar.mjs';
import { rows } from './support/liar_lies.mjs';
import { assertAlive, assertKept, draws } from './support/liar_watch.mjs';
import { TYPES, index } from './support/oci.mjs';
import { eachPerson } from './support/person.mjs';

after(closeBrowser);

const TAGS = new RegExp(`^/v2/${PILOT}/tags/list`);
const MOST = 100_000;
const of = (name) => ({ say }) => say('tags', 'attempt_tags', { name });

const CROWDS = {
  'five million tags in one answer': { path: TAGS, body: () => `{"tags":[${rows(5_000_000)}]}`, reason: 'too_large' },
  'more tags of a v1 repository than are held': {
    api: 'v1', path: /\/tags$/, reason: 'too_many',
    body: () => `{${Array.from({ length: 2 * MOST }, (_, at) => `"t${at}":"${CHAIN[0].id}"`).join(',')}}`,
  },
};

for (const [what, { api, path, body, reason }] of Object.entries(CROWDS)) {
  eachPerson(`${what} are left, and said to be too many`, async (t, who) => {
    const person = await before(t, who, { api, lies: (stack) => stack.lie(path, { body: body() }) });
    await notice(person, of(PILOT)(person), reason).waitFor();
    await person.button(person.say('repository', 'pin')).waitFor();
    await assertAlive(person.page);
    assertKept(person.stack);
  });
}

eachPerson('a hundred thousand tags and one in one answer are drawn in a moment, and the rest is said to be left out', async (t, who) => {
  const tags = Array.from({ length: MOST + 1 }, (_, at) => `1.${at}`);
  const person = await before(t, who, { lies: (stack) => stack.lie(TAGS, { json: { tags } }) });
  const { page, say, link } = person;
  const number = new Intl.NumberFormat(who.language).format(MOST);
  await page.getByText(say('manifests', 'names_capped', { n: number })).first().waitFor();
  await draws(page);
  // Of the first rows is asked what they are: each answer has them drawn anew.
  await page.getByText(say('notice', 'not_found')).first().waitFor();
  await assertAlive(page);
  await person.type(page.getByRole('searchbox', { name: say('tags', 'filter') }), '1.99999');
  await link('1.99999').waitFor();
  await assertAlive(page);
  await screen(page, `liar-crowd.${who.language}`);
});

eachPerson('an index and a manifest of a million are refused, each beside what is still true', async (t, who) => {
  const many = (field, more = '') => `{"schemaVersion":2,${more}"${field}":[${'{},'.repeat(1_000_000)}{}]}`;
  const lies = (stack) => {
    stack.lie(/manifests\/1\.0$/, { type: TYPES.oci.index, body: many('manifests') });
    stack.lie(/manifests\/1\.2$/, { type: TYPES.oci.manifest, body: many('layers', '"config":{},') });
    stack.lie(TAGS, { json: { tags: ['1.0', '1.1', '1.2'] } });
  };
  const person = await before(t, who, { lies });
  const { page, say, stack } = person;
  const row = (tag) => page.getByRole('row').filter({ has: page.getByRole('link', { name: tag, exact: true }) });
  const tooMany = say('notice', 'too_many', { n: '2', cap: '1' }).split(/\d/)[0].trim();
  for (const tag of ['1.0', '1.2']) await row(tag).getByText(tooMany).waitFor();
  await row('1.1').getByText('linux/amd64').waitFor();
  await page.evaluate((hash) => (location.hash = hash), `#/${stack.host}/${PILOT}:1.0`);
  await notice(person, say('image', 'attempt_open', { name: `${PILOT}:1.0` }), 'too_many').waitFor();
  await assertAlive(page);
});

eachPerson('indexes in indexes without end are followed to a depth, and one that lists itself is found out', async (t, who) => {
  // Each is honest by its digest, six deep.
  const deep = Array.from({ length: 6 }).reduce((inner) => index([inner]), { ...IMAGE });
  // Nothing has a digest that stands in it: whatever is asked for, the same comes again.
  const circle = (stack) => stack.lie(/manifests\/(1\.1|sha256:f{64})$/, {
    type: TYPES.oci.index, json: { schemaVersion: 2, manifests: [{ mediaType: TYPES.oci.index, digest: `sha256:${'f'.repeat(64)}`, size: 9 }] },
  });
  const lies = (stack) => {
    for (let at = deep; at.children.length; [at] = at.children) {
      const answer = { type: at.descriptor.mediaType, body: at.bytes, headers: { 'Docker-Content-Digest': at.descriptor.digest } };
      stack.lie(new RegExp(`manifests/${at === deep ? '1\\.0' : at.descriptor.digest}$`), answer);
    }
    circle(stack);
  };
  const person = await before(t, who, { at: `/${PILOT}:1.0`, lies });
  const { page, say, stack } = person;
  await page.getByText(say('image', 'too_deep')).waitFor();
  await draws(page);
  await page.evaluate((hash) => (location.hash = hash), `#/${stack.host}/${PILOT}:1.1`);
  await notice(person, say('image', 'attempt_open', { name: `${PILOT}:1.1` }), 'digest').waitFor();
  await assertAlive(page);
  assert.ok(stack.asked().length < 40, `${stack.asked().length} requests`);
});

const NEXT = {
  'to itself': (url) => url,
  'back to the first page': () => '/v2/_catalog?n=100',
  'to another origin': (url, times, { elsewhere }) => `${elsewhere}/v2/_catalog?n=100`,
  'to another place': () => `/v2/${PILOT}/tags/list?n=100`,
  'to ever another page of the same': (url, times) => `/v2/_catalog?n=100&last=${times}`,
};

for (const [where, next] of Object.entries(NEXT)) {
  eachPerson(`a catalog whose pages lead ${where} is stopped and keeps what was read`, async (t, who) => {
    let times = 0;
    const lies = (stack) => stack.lie(/_catalog/, (request, response) => {
      const link = next(request.url, (times += 1), stack);
      return said({ json: { repositories: [PILOT] }, headers: { Link: `<${link}>; rel="next"` } })(request, response);
    });
    const person = await before(t, who, { at: '', lies });
    await notice(person, person.say('repositories', 'attempt'), 'paging').waitFor();
    await person.link(PILOT).waitFor();
    await draws(person.page);
    assert.ok(times <= 3, `asked ${times} times`);
    assertKept(person.stack);
  });
}

eachPerson('tags whose pages bring nothing new are stopped, and said not to be all', async (t, who) => {
  let times = 0;
  const loop = (request, response) => {
    const link = `</v2/${PILOT}/tags/list?n=100&last=${(times += 1)}>; rel="next"`;
    said({ json: { tags: ['1.0', '1.1'] }, headers: { Link: link } })(request, response);
  };
  const { page, say, link } = await before(t, who, { lies: (stack) => stack.lie(TAGS, loop) });
  await page.getByText(say('manifests', 'names_astray')).first().waitFor();
  await link('1.1').waitFor();
  assert.equal(times, 2);
});

for (const [title, ids, reason] of [
  ['an ancestry of a million is not followed, and the rest of the tree is drawn', () => [CHAIN[1].id, ...Array.from({ length: 1_000_000 }, (_, at) => at.toString(16).padStart(64, '0'))], 'too_large'],
  ['an ancestry in a circle is not followed, and the rest of the tree is drawn', () => [CHAIN[1].id, CHAIN[0].id, CHAIN[1].id], 'ancestry'],
  ['an ancestry of another image is not followed, and the rest of the tree is drawn', () => [CHAIN[0].id], 'ancestry'],
]) {
  eachPerson(title, async (t, who) => {
    const lies = (stack) => stack.lie(new RegExp(`${CHAIN[1].id}/ancestry`), { json: ids() });
    const { page, say } = await before(t, who, { api: 'v1', at: `/${PILOT}?view=tree`, lies });
    const why = say('notice', reason).split(/\{\w+\}/)[0].trim();
    await page.getByRole('main').getByText(why).first().waitFor();
    await page.getByRole('treeitem').first().waitFor();
    assert.equal(await page.getByRole('treeitem').count(), 1, 'the tag whose ancestry is sound');
    await assertAlive(page);
  });
}
