// Deleting from a real Distribution while something goes wrong: one of many fails, tags move onto what is to go while
// the question stands, tags cannot be read. Nothing goes that was not named (security notes I7).

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, screen } from './support/browser.mjs';
import { startDistribution, withSite } from './support/distribution.mjs';
import { faultyFront } from './support/faults.mjs';
import { index } from './support/oci.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { fleet } from './support/seeds.mjs';

after(closeBrowser);

const { other } = fleet();
const manifest = (repository, reference) => `/v2/${repository}/manifests/${reference}`;

/** A registry of the test's own behind what can be told to fail, and one of its repositories on the screen. */
async function begin(t, who, repository) {
  const real = await startDistribution();
  t.after(real.stop);
  const front = await faultyFront(t, real.direct);
  const { address } = front;
  const stack = await withSite(t, { ...real, address }, { registries: [{ name: 'Harbour', address, api: 'v2' }] });
  const at = new URL(address).host;
  const person = await sit(t, stack, who, { hash: `#/${at}/${repository}` });
  const { page, say, press, tick, button, field } = person;
  /** Opens the dialog that deletes what is picked, once all tags were looked at. */
  const ask = async (n) => {
    await press(button(say('tags', 'delete_picked', { n })));
    const dialog = page.getByRole('dialog');
    const looked = ['image_stays', 'image_goes'].map((text) => dialog.getByText(say('manifests', text)));
    await looked[0].or(looked[1]).first().waitFor();
    return dialog;
  };
  const pick = async (...tags) => {
    for (const tag of tags) await tick(field(say('tags', 'select', { name: tag })));
    return ask(tags.length);
  };
  return { ...person, truth: real.truth, front, ask, pick, full: `${at}/${repository}` };
}

const goes = (dialog, text) => dialog.getByRole('listitem').filter({ hasText: text }).first().waitFor();

eachPerson('of many images one fails for real; what is left is tried again and goes', async (t, who) => {
  const { page, say, press, type, button, link, truth, front, pick, full } = await begin(t, who, 'harbour/pilot');
  const texts = (name, values) => say('tags', name, values);
  const { '1.10.0': newest, '1.2.0': second, '1.0.0': first, ...rest } = await truth.tagged('harbour/pilot');
  assert.equal(rest.latest, newest, 'of the newest only a tag goes');
  const path = (digest) => manifest('harbour/pilot', digest);
  front.fail({ method: 'DELETE', path: path(second), times: 1 });
  const dialog = await pick('1.10.0', '1.2.0', '1.0.0');
  await type(dialog.getByLabel(say('parts', 'type_to_confirm', { name: full })), full);
  await press(button(texts('delete_many_act', { n: 3 }), dialog));
  await dialog.getByRole('heading', { name: texts('stopped_title', { name: '1.2.0' }) }).waitFor();
  await dialog.getByText(texts('stopped_counts', { done: 1, failed: 1, left: 1 })).waitFor();
  const result = (tag) => dialog.getByRole('listitem').filter({ hasText: tag });
  await result('1.10.0').getByText(texts('result_done')).waitFor();
  await result('1.2.0').getByText(say('notice', 'server_fault')).waitFor();
  await result('1.0.0').getByText(texts('result_not_tried')).waitFor();
  await screen(page, `delete_real.stopped.${who.language}`);
  assert.deepEqual(await truth.tagged('harbour/pilot'), { ...rest, '1.2.0': second, '1.0.0': first });
  await press(button(texts('retry_rest', { n: 2 }), dialog));
  await dialog.waitFor({ state: 'detached' });
  for (const tag of ['1.10.0', '1.2.0', '1.0.0']) await link(tag).waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tagged('harbour/pilot'), rest, 'what was not picked stands where it stood');
  const whole = front.answered('DELETE').filter((line) => [first, second, newest].some((digest) => line.includes(digest)));
  assert.deepEqual(whole, [`DELETE ${path(second)} 500`, `DELETE ${path(second)} 202`, `DELETE ${path(first)} 202`]);
});

eachPerson('a tag that is known and is moved onto what is to go stops the deletion, and is named', async (t, who) => {
  const { page, say, press, button, truth, front, ask, pick } = await begin(t, who, 'harbour/shared');
  const dialog = await pick('next');
  await goes(dialog, say('manifests', 'image_goes'));
  // Somebody else moves a tag that the dialog has seen elsewhere.
  await truth.put('harbour/shared', 'stable', other);
  const before = await truth.tagged('harbour/shared');
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.getByText(say('manifests', 'came_to_it', { name: 'stable' })).waitFor();
  await screen(page, `delete_real.joined.${who.language}`);
  assert.deepEqual(front.answered('DELETE'), [], 'nothing was asked to be deleted');
  assert.deepEqual(await truth.tagged('harbour/shared'), before);
  // Looked at again, only what was picked goes.
  await press(button(say('tags', 'leave_it'), dialog));
  await dialog.waitFor({ state: 'detached' });
  const again = await ask(1);
  await goes(again, say('manifests', 'tag_stays', { name: 'stable' }));
  await press(button(say('tags', 'delete_one_act'), again));
  await again.waitFor({ state: 'detached' });
  const { next, ...rest } = before;
  assert.ok(next);
  assert.deepEqual(await truth.tagged('harbour/shared'), rest);
});

eachPerson('an index that has come to list what is to go stops the deletion, and is named', async (t, who) => {
  const { page, say, press, button, truth, front, pick } = await begin(t, who, 'harbour/shared');
  const dialog = await pick('next');
  await goes(dialog, say('manifests', 'image_goes'));
  // Somebody else puts it under an index meanwhile.
  await truth.put('harbour/shared', 'fleet', index([other]));
  const before = await truth.tagged('harbour/shared');
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.getByText(say('manifests', 'came_to_list', { name: 'fleet' })).waitFor();
  await screen(page, `delete_real.listed.${who.language}`);
  assert.deepEqual(front.answered('DELETE'), []);
  assert.deepEqual(await truth.tagged('harbour/shared'), before);
});

eachPerson('a tag that cannot be read keeps every image, for it may point at it', async (t, who) => {
  const { page, say, press, button, link, truth, front, pick } = await begin(t, who, 'harbour/shared');
  await truth.put('harbour/shared', 'stable', other);
  const heals = front.fail({ method: ['GET', 'HEAD'], path: manifest('harbour/shared', 'stable') });
  await page.reload();
  await link('next').waitFor();
  const dialog = await pick('next');
  await dialog.getByText(say('manifests', 'seen_some', { n: 1 })).waitFor();
  await goes(dialog, say('manifests', 'image_stays'));
  await screen(page, `delete_real.unread.${who.language}`);
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  heals();
  assert.deepEqual(await truth.tags('harbour/shared'), ['1', '1.4', '1.4.2', 'stable']);
  assert.equal(await truth.digest('harbour/shared', 'stable'), other.descriptor.digest, 'it was on the very image');
});

eachPerson('a tag that can no longer be read right before stops the deletion, and is named', async (t, who) => {
  const { page, say, press, button, truth, front, pick } = await begin(t, who, 'harbour/shared');
  const dialog = await pick('next');
  await goes(dialog, say('manifests', 'image_goes'));
  await truth.put('harbour/shared', 'stable', other);
  const before = await truth.tagged('harbour/shared');
  const heals = front.fail({ method: ['GET', 'HEAD'], path: manifest('harbour/shared', 'stable') });
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.getByText(say('manifests', 'not_looked', { name: 'stable', why: say('notice', 'server_fault') })).waitFor();
  await screen(page, `delete_real.not_looked.${who.language}`);
  heals();
  assert.deepEqual(front.answered('DELETE'), []);
  assert.deepEqual(await truth.tagged('harbour/shared'), before);
  // Tried again, it is read, and found where it would have gone along.
  await press(button(say('tags', 'retry_rest', { n: 1 }), dialog));
  await dialog.getByText(say('manifests', 'came_to_it', { name: 'stable' })).waitFor();
  assert.deepEqual(await truth.tagged('harbour/shared'), before);
});

// What the list lacks may point at what goes.
eachPerson('a list of tags that cannot be read right before stops the deletion', async (t, who) => {
  const { say, press, button, truth, front, pick } = await begin(t, who, 'harbour/shared');
  const dialog = await pick('next');
  await goes(dialog, say('manifests', 'image_goes'));
  const { next, ...rest } = await truth.tagged('harbour/shared');
  front.fail({ method: 'GET', path: '/v2/harbour/shared/tags/list?n=100', times: 1 });
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.getByText(say('notice', 'server_fault')).waitFor();
  assert.deepEqual(front.answered('DELETE'), []);
  assert.deepEqual(await truth.tagged('harbour/shared'), { ...rest, next });
  await press(button(say('tags', 'retry_rest', { n: 1 }), dialog));
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tagged('harbour/shared'), rest);
});

eachPerson('what somebody else deleted meanwhile counts as gone, and the rest goes', async (t, who) => {
  const { say, press, type, button, link, truth, pick, full } = await begin(t, who, 'harbour/shared');
  const dialog = await pick('next', '1.4.2');
  const { next, '1.4.2': taken, ...rest } = await truth.tagged('harbour/shared');
  await truth.drop('harbour/shared', next);
  await type(dialog.getByLabel(say('parts', 'type_to_confirm', { name: full })), full);
  await press(button(say('tags', 'delete_many_act', { n: 2 }), dialog));
  await dialog.waitFor({ state: 'detached' });
  for (const tag of ['next', '1.4.2']) await link(tag).waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tagged('harbour/shared'), rest);
  assert.equal(await truth.digest('harbour/shared', '1'), taken, 'the image of the others stays');
});

/** Lets the list of tags come otherwise than the registry sends it. */
const listed = (page, change) => page.route(/\/tags\/list/, async (route) => {
  // One that is under way when the test ends comes to nobody; one that fails before that leaves the screen waiting.
  const response = await route.fetch().catch(() => undefined);
  if (!response) return;
  const changed = change(await response.json(), response.headers());
  await route.fulfill({ response, ...changed }).catch(() => undefined);
});

for (const [what, change, said] of [
  ['a name that is no tag', ({ name, tags }) => ({ json: { name, tags: [...tags, '../stable'] } }), ['seen_some', { n: 1 }]],
  [
    'a list that goes in a circle',
    (json, headers) => ({ json, headers: { ...headers, link: '</v2/harbour/shared/tags/list?n=100>; rel="next"' } }),
    ['seen_beyond'],
  ],
]) {
  eachPerson(`${what} keeps every image, for something unknown may point at it`, async (t, who) => {
    const { page, say, press, button, link, truth, pick } = await begin(t, who, 'harbour/shared');
    await listed(page, change);
    await page.reload();
    await link('next').waitFor();
    const { next, ...rest } = await truth.tagged('harbour/shared');
    const dialog = await pick('next');
    await dialog.getByText(say('manifests', ...said)).waitFor();
    await press(button(say('tags', 'delete_one_act'), dialog));
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(await truth.tagged('harbour/shared'), rest);
    assert.equal(await truth.digest('harbour/shared', next), next, 'the image is still there');
  });
}
