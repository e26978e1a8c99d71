// A registry that fails at random in the middle of a bulk deletion. What was done stays done and is said to be, nothing is
// done twice, nothing goes that was not picked, and trying again comes to the end (security notes I7, R8).

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, screen } from './support/browser.mjs';
import { CHAIN, PILOT, before, repositoryV2, say as said } from './support/liar.mjs';
import { sometimes } from './support/liar_lies.mjs';
import { draws } from './support/liar_watch.mjs';
import { image, layer } from './support/oci.mjs';
import { eachPerson } from './support/person.mjs';
import { PATIENCE, within } from './support/within.mjs';

after(closeBrowser);

const TAGS = Array.from({ length: 12 }, (_, at) => `1.${at}`);
const KEPT = ['1.10', '1.11'];
const GOING = TAGS.filter((tag) => !KEPT.includes(tag));

/** How tags are kept and lost in either protocol: what is there, and an answer that takes one away. */
const HOW = {
  v1: {
    hold: (stack) => stack.holds({
      [`/v1/repositories/${PILOT}/tags`]: { json: Object.fromEntries(TAGS.map((tag) => [tag, CHAIN[1].id])) },
      ...Object.fromEntries(TAGS.map((tag) => [`/v1/repositories/${PILOT}/tags/${tag}`, { json: CHAIN[1].id }])),
    }),
    left: (stack) => Object.keys(stack.truth.get(`/v1/repositories/${PILOT}/tags`).json),
    path: new RegExp(`^/v1/repositories/${PILOT}/tags/`),
    take: (stack) => (request, response) => {
      const tag = request.url.split('/').at(-1);
      const { [tag]: gone, ...rest } = stack.truth.get(`/v1/repositories/${PILOT}/tags`).json;
      stack.holds({ [`/v1/repositories/${PILOT}/tags`]: { json: rest } });
      stack.truth.delete(`/v1/repositories/${PILOT}/tags/${tag}`);
      said(gone ? { json: true } : { status: 404, json: {} })(request, response);
    },
    what: (url) => url.split('/').at(-1),
  },
  v2: {
    hold: (stack) => stack.holds(repositoryV2(PILOT, Object.fromEntries(TAGS.map((tag) => [tag, image([layer(tag)])])))),
    left: (stack) => stack.truth.get(`/v2/${PILOT}/tags/list`).json.tags,
    path: new RegExp(`^/v2/${PILOT}/manifests/sha256`),
    take: (stack) => (request, response) => {
      const digest = decodeURIComponent(request.url.split('/').at(-1));
      const manifest = (reference) => `/v2/${PILOT}/manifests/${reference}`;
      const gone = stack.truth.get(manifest(digest));
      const there = stack.truth.get(`/v2/${PILOT}/tags/list`).json.tags;
      const on = there.filter((tag) => stack.truth.get(manifest(tag)) === gone);
      for (const reference of [digest, ...on]) stack.truth.delete(manifest(reference));
      stack.holds({ [`/v2/${PILOT}/tags/list`]: { json: { tags: there.filter((tag) => !on.includes(tag)) } } });
      said(gone ? { status: 202 } : { status: 404, json: {} })(request, response);
    },
    what: (url) => decodeURIComponent(url.split('/').at(-1)),
  },
};

for (const [api, { hold, left, path, take, what }] of Object.entries(HOW)) {
  eachPerson(`500s at random among the deletions of ten tags of ${api}: told one by one, and tried again to the end`, async (t, who) => {
    const lies = (stack) => {
      hold(stack);
      stack.lie(path, sometimes(take(stack), { one: 3 }), ['DELETE']);
    };
    const person = await before(t, who, { api, lies });
    const { page, stack, say, press, tick, type, button, field } = person;
    const texts = (name, values) => say('tags', name, values);
    for (const tag of GOING) await tick(field(texts('select', { name: tag })));
    await press(button(texts('delete_picked', { n: GOING.length })));
    const dialog = page.getByRole('dialog');
    const full = `${stack.host}/${PILOT}`;
    await type(dialog.getByLabel(say('parts', 'type_to_confirm', { name: full })), full);
    await press(button(texts('delete_many_act', { n: GOING.length }), dialog));
    const again = (n) => button(texts('retry_rest', { n }), dialog);
    let rounds = 0;
    for (let over = false; !over; rounds += 1) {
      assert.ok(rounds < 12, 'it comes to an end');
      const stopped = dialog.getByRole('heading', { name: new RegExp(texts('stopped_title', { name: '.*' })) });
      await within(PATIENCE, 'the deletions end or stop', async () => (over = (await dialog.count()) === 0) || stopped.isVisible());
      if (over) break;
      const gone = GOING.length - left(stack).filter((tag) => GOING.includes(tag)).length;
      const open = GOING.length - gone;
      await dialog.getByText(texts('stopped_counts', { done: gone, failed: 1, left: open - 1 })).waitFor();
      if (rounds === 0) await screen(page, `liar-bulk.${api}.${who.language}`);
      await draws(page);
      const tried = stack.asked().filter(({ method }) => method === 'DELETE').length;
      await press(again(open));
      await within(PATIENCE, 'another deletion', () => stack.asked().filter(({ method }) => method === 'DELETE').length > tried);
    }
    assert.ok(rounds > 0, 'something failed');
    await person.link('1.10').waitFor();
    assert.deepEqual(left(stack).toSorted(), KEPT.toSorted(), 'what was picked and nothing else');
    const deletions = stack.asked().filter(({ method }) => method === 'DELETE').map(({ url }) => what(url));
    const done = deletions.length - rounds;
    assert.equal(done, GOING.length, 'what was done was not done again');
  });
}

eachPerson('500s at random while a tree is read: what came is drawn, and the rest comes when it is tried again', async (t, who) => {
  const lies = (stack) => {
    HOW.v2.hold(stack);
    stack.lie(/manifests\//, sometimes(stack.truthfully, { one: 3 }));
  };
  const { page, say, press, button, stack } = await before(t, who, { at: `/${PILOT}?view=tree`, lies });
  const again = button(say('common', 'try_again'));
  const told = (n) => page.getByRole('status').filter({ hasText: say('tree', 'not_drawn', { n }) });
  const whole = page.getByRole('treeitem').nth(TAGS.length - 1);
  const drawn = () => page.getByRole('treeitem').count();
  await again.waitFor();
  await within(PATIENCE, 'what came is drawn, and the rest is told', async () => {
    const missing = TAGS.length - (await drawn());
    return missing > 0 && missing < TAGS.length && (await told(missing).count()) > 0;
  });
  for (let rounds = 0; !(await whole.count()); rounds += 1) {
    assert.ok(rounds < 12, 'it comes to an end');
    const asked = stack.asked().length;
    // What is still coming may be the last of it, and then there is nothing to press any more.
    await Promise.race([press(again).catch(() => whole.waitFor()), whole.waitFor()]);
    await within(PATIENCE, 'it is read again, to an end', async () =>
      (await whole.count()) > 0 || (stack.asked().length > asked && stack.asked().every(({ ended }) => ended) && again.isVisible()));
  }
  assert.equal(await drawn(), TAGS.length);
  await again.waitFor({ state: 'detached' });
});
