// Setting, copying and deleting tags of a v2 repository. A real Distribution 2.8 deletes no tag by its name, so that one
// tag of a shared digest goes by a stand-in; what was not picked stays, and what moved meanwhile is not touched.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, screen } from './support/browser.mjs';
import { startRealStack } from './support/distribution.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { fleet } from './support/seeds.mjs';
import { startStack } from './support/stack.mjs';
import { figure } from './support/truth.mjs';
import { freed, readChains } from './support/truth_v2.mjs';

after(closeBrowser);

const named = (address) => ({ registries: [{ name: 'Harbour', address, api: 'v2' }] });

/** A real registry with the fleet, and one of its repositories on the screen. */
async function real(t, who, repository, options = {}) {
  const stack = await startRealStack(t, { ...options, settings: (_, { address }) => named(address) });
  const person = await sit(t, stack, who, { hash: `#/${stack.host}/${repository}` });
  return { stack, truth: stack.truth, person, full: `${stack.host}/${repository}` };
}

const focused = (locator) => locator.evaluate((element) => element.getRootNode().activeElement === element);

/** Picks tags and opens the dialog that deletes them, once they have been looked at. */
async function pick({ page, say, press, tick, button, field }, tags) {
  for (const tag of tags) await tick(field(say('tags', 'select', { name: tag })));
  await press(button(say('tags', 'delete_picked', { n: tags.length })));
  const dialog = page.getByRole('dialog');
  await dialog.getByText(say('manifests', 'image_stays')).or(dialog.getByText(say('manifests', 'image_goes'))).first().waitFor();
  return dialog;
}

eachPerson('a tag is set on what another points at, with the same bytes', async (t, who) => {
  const { truth, person } = await real(t, who, 'harbour/pilot');
  const { page, say, press, type, button, field } = person;
  const texts = (name, values) => say('repository', name, values);
  const before = await truth.tagged('harbour/pilot');
  await press(button(texts('set_tag')));
  const dialog = page.getByRole('dialog', { name: texts('set_title') });
  const name = field(texts('set_name'), dialog);
  assert.ok(await focused(name));
  await type(name, 'latest');
  await dialog.getByRole('combobox', { name: texts('set_image') }).selectOption('1.2.0');
  for (const digest of [before.latest, before['1.2.0']]) {
    await dialog.getByRole('button', { name: new RegExp(digest.slice(7, 19)) }).waitFor();
  }
  await screen(page, `tags_v2.set.${who.language}`);
  await press(button(texts('move_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tagged('harbour/pilot'), { ...before, latest: before['1.2.0'] }, 'nothing else has changed');
  const { pilots } = fleet();
  assert.deepEqual(await truth.bytes('harbour/pilot', 'latest'), pilots['1.2.0'].bytes);
  const row = page.getByRole('row').filter({ has: person.link('latest') });
  await row.getByText(before['1.2.0'].slice(7, 19)).waitFor();
});

eachPerson('an index is copied to another repository with all it lists; a tag in use there moves only after saying so', async (t, who) => {
  const { truth, person } = await real(t, who, 'harbour/lighthouse');
  const { page, say, press, type, tick, button, field } = person;
  const texts = (name, values) => say('manifests', name, values);
  const { lighthouse, beacon } = fleet();
  const open = async () => {
    await press(button(texts('copy')));
    return page.getByRole('dialog', { name: texts('copy_title', { name: '2.0.0' }) });
  };
  await tick(field(say('tags', 'select', { name: '2.0.0' })));
  let dialog = await open();
  await type(field(texts('copy_to'), dialog), 'harbour/second-light');
  await press(button(texts('copy_act'), dialog));
  await dialog.getByText(texts('copy_done', { name: 'harbour/second-light:2.0.0' })).waitFor();
  await screen(page, `tags_v2.copied.${who.language}`);
  assert.equal(await truth.digest('harbour/second-light', '2.0.0'), lighthouse.descriptor.digest);
  for (const child of lighthouse.children) {
    assert.deepEqual(await truth.bytes('harbour/second-light', child.descriptor.digest), child.bytes);
  }
  await press(button(say('common', 'close'), dialog));
  dialog = await open();
  await type(field(texts('copy_to'), dialog), 'harbour/beacon');
  await type(field(say('repository', 'set_name'), dialog), '1.0');
  await press(button(texts('copy_act'), dialog));
  await button(texts('copy_move_act'), dialog).waitFor();
  assert.equal(await truth.digest('harbour/beacon', '1.0'), beacon.descriptor.digest, 'not moved before it was said');
  await press(button(texts('copy_move_act'), dialog));
  await dialog.getByText(texts('copy_done', { name: 'harbour/beacon:1.0' })).waitFor();
  assert.equal(await truth.digest('harbour/beacon', '1.0'), lighthouse.descriptor.digest);
});

eachPerson('a tag is not copied onto itself, and one that is there already is said to be', async (t, who) => {
  const { truth, person } = await real(t, who, 'harbour/shared');
  const { page, say, press, pressInVain, type, tick, button, field } = person;
  const texts = (name, values) => say('manifests', name, values);
  const before = await truth.tagged('harbour/shared');
  await tick(field(say('tags', 'select', { name: 'stable' })));
  await press(button(texts('copy')));
  const dialog = page.getByRole('dialog', { name: texts('copy_title', { name: 'stable' }) });
  await pressInVain(button(texts('copy_act'), dialog));
  await dialog.getByText(texts('copy_itself')).waitFor();
  await type(field(say('repository', 'set_name'), dialog), '1.4');
  await press(button(texts('copy_act'), dialog));
  const name = 'harbour/shared:1.4';
  await dialog.getByText(texts('copy_same', { name })).waitFor();
  await page.locator('.pt-sr').getByText(texts('copy_same', { name })).waitFor();
  assert.equal(await page.getByText(texts('copy_done', { name })).count(), 0);
  assert.deepEqual(await truth.tagged('harbour/shared'), before);
});

// I7: what was not picked stays
eachPerson('one tag of a shared digest goes; the others stay on it', async (t, who) => {
  const { truth, person } = await real(t, who, 'harbour/shared');
  const { page, say, press, button } = person;
  const before = await truth.tagged('harbour/shared');
  const dialog = await pick(person, ['1.4.2']);
  for (const stays of ['1', '1.4', 'stable']) {
    await dialog.getByRole('listitem').filter({ hasText: say('manifests', 'tag_stays', { name: stays }) }).first().waitFor();
  }
  assert.equal(await dialog.getByRole('textbox').count(), 0, 'nothing is to be typed for one tag');
  await screen(page, `tags_v2.delete_one.${who.language}`);
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  await person.link('1.4.2').waitFor({ state: 'detached' });
  const { '1.4.2': gone, ...rest } = before;
  assert.deepEqual(await truth.tagged('harbour/shared'), rest);
  assert.ok(await truth.digest('harbour/shared', gone), 'the manifest is still there');
});

eachPerson('what a deletion frees is worked out when a person asks, over every tag', async (t, who) => {
  const { stack, truth, person } = await real(t, who, 'harbour/shared');
  const { page, say, press, button } = person;
  const dialog = await pick(person, ['next']);
  await press(button(say('tags', 'work_out'), dialog));
  const tags = await truth.tags('harbour/shared');
  await dialog.getByText(say('image', 'shared_over', { n: tags.length })).waitFor();
  const chains = await readChains(`http://${stack.host}`, 'harbour/shared');
  assert.ok(freed(chains, 'next') > 0);
  const said = (await dialog.innerText()).replace(/\s/g, '');
  assert.ok(said.includes(figure(freed(chains, 'next'), who.language)), said);
  await screen(page, `tags_v2.frees.${who.language}`);
  assert.deepEqual(await truth.tags('harbour/shared'), tags, 'nothing was deleted for it');
});

// I7
eachPerson('by the image every tag on it goes, after each was named and the name was typed', async (t, who) => {
  const { truth, person, full } = await real(t, who, 'harbour/shared');
  const { page, say, press, pressInVain, choose, type, button } = person;
  const texts = (name, values) => say('manifests', name, values);
  const dialog = await pick(person, ['1.4.2']);
  await choose(dialog.getByRole('radiogroup', { name: texts('what_goes') }), texts('whole_images'));
  const tags = say('tags', 'picked', { n: 1 });
  await dialog.getByRole('heading', { name: texts('delete_along', { n: 3, tags }) }).waitFor();
  for (const along of ['1', '1.4', 'stable']) {
    await dialog.getByRole('listitem').filter({ hasText: texts('goes_too', { name: along }) }).first().waitFor();
  }
  const act = button(say('tags', 'delete_many_act', { n: 4 }), dialog);
  await pressInVain(act);
  await screen(page, `tags_v2.delete_along.${who.language}`);
  await type(dialog.getByLabel(say('parts', 'type_to_confirm', { name: full })), full);
  await press(act);
  await dialog.waitFor({ state: 'detached' });
  await person.link('stable').waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tags('harbour/shared'), ['next']);
});

// I7
eachPerson('a tag that moved since it was looked at stops the deletion', async (t, who) => {
  const { truth, person } = await real(t, who, 'harbour/shared');
  const { say, press, button } = person;
  const { other } = fleet();
  const dialog = await pick(person, ['1.4.2']);
  await truth.put('harbour/shared', '1.4.2', other);
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.getByText(say('notice', 'tag_moved', { digest: other.descriptor.digest })).waitFor();
  await dialog.getByRole('heading', { name: say('tags', 'stopped_title', { name: '1.4.2' }) }).waitFor();
  assert.equal(await truth.digest('harbour/shared', '1.4.2'), other.descriptor.digest, 'it is still there');
});

// I7
eachPerson('a tag that comes to point at an image stops its deletion', async (t, who) => {
  const { truth, person } = await real(t, who, 'harbour/pilot');
  const { say, press, button } = person;
  const { pilots } = fleet();
  const dialog = await pick(person, ['1.2.0']);
  await truth.put('harbour/pilot', 'keep', pilots['1.2.0']);
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.getByText(say('manifests', 'came_to_it', { name: 'keep' })).waitFor();
  assert.equal(await truth.digest('harbour/pilot', 'keep'), pilots['1.2.0'].descriptor.digest);
});

eachPerson('a registry whose deletes are off says how they are turned on, and is not asked again', async (t, who) => {
  const { truth, person } = await real(t, who, 'harbour/pilot', { deletes: false });
  const { say, press, button } = person;
  const before = await truth.tags('harbour/pilot');
  const dialog = await pick(person, ['1.2.0']);
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.getByText(say('notice', 'deletes_off')).waitFor();
  await press(button(say('tags', 'leave_it'), dialog));
  const open = button(say('repository', 'delete'));
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await open.getAttribute('aria-description'), say('capability', 'deletes_off_there'));
  await person.pressInVain(open);
  assert.deepEqual(await truth.tags('harbour/pilot'), before);
});

eachPerson('several images go one by one; one fails, the rest is tried again', async (t, who) => {
  const stack = await startStack(t, { serves: 'v2', settings: (_, { index }) => named(index) });
  const where = 'team/pilotage';
  const host = new URL(stack.sandbox.index).host;
  const person = await sit(t, stack, who, { hash: `#/${host}/${where}` });
  const { page, say, press, type, button } = person;
  const texts = (name, values) => say('tags', name, values);
  const going = ['2.3.0', '2.2.0', '2.1.0'];
  const digest = async (tag) => (await fetch(`${stack.sandbox.index}/v2/${where}/manifests/${tag}`, { method: 'HEAD' })).headers.get('docker-content-digest');
  const digests = Object.fromEntries(await Promise.all(going.map(async (tag) => [tag, await digest(tag)])));
  const path = (tag) => `/v2/${where}/manifests/${digests[tag]}`;
  await stack.admin.fault({ method: 'DELETE', path: path('2.2.0'), status: 500, times: 1 });
  const dialog = await pick(person, going);
  const full = `${host}/${where}`;
  await type(dialog.getByLabel(say('parts', 'type_to_confirm', { name: full })), full);
  await press(button(texts('delete_many_act', { n: 3 }), dialog));
  await dialog.getByRole('heading', { name: texts('stopped_title', { name: '2.2.0' }) }).waitFor();
  await dialog.getByText(texts('stopped_counts', { done: 1, failed: 1, left: 1 })).waitFor();
  const result = (tag) => dialog.getByRole('listitem').filter({ hasText: tag });
  await result('2.3.0').getByText(texts('result_done')).waitFor();
  await result('2.2.0').getByText(say('notice', 'server_fault')).waitFor();
  await result('2.1.0').getByText(texts('result_not_tried')).waitFor();
  await screen(page, `tags_v2.stopped_half.${who.language}`);
  await press(button(texts('retry_rest', { n: 2 }), dialog));
  await dialog.waitFor({ state: 'detached' });
  for (const tag of going) await person.link(tag).waitFor({ state: 'detached' });
  const deletes = (await stack.admin.requests()).filter(({ method }) => method === 'DELETE');
  assert.deepEqual(deletes.map(({ path, status }) => `${path} ${status}`), [
    `${path('2.3.0')} 202`, `${path('2.2.0')} 500`, `${path('2.2.0')} 202`, `${path('2.1.0')} 202`,
  ]);
});

eachPerson('a repository is emptied image by image, and its name is said to stay', async (t, who) => {
  const { truth, person, full } = await real(t, who, 'harbour/shared');
  const { page, say, press, pressInVain, type, button } = person;
  await press(button(say('repository', 'delete')));
  const dialog = page.getByRole('dialog', { name: say('repository', 'delete_title', { name: 'harbour/shared' }) });
  await dialog.getByText(say('manifests', 'delete_all_how')).waitFor();
  await type(dialog.getByLabel(say('parts', 'type_to_confirm', { name: full })), full);
  await press(button(say('tags', 'delete_many_act', { n: 5 }), dialog));
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(say('tags', 'emptied_title')).waitFor();
  await page.getByText(say('tags', 'emptied')).waitFor();
  const again = button(say('repository', 'delete'));
  await pressInVain(again);
  assert.equal(await again.getAttribute('aria-description'), say('repository', 'delete_nothing'));
  await screen(page, `tags_v2.emptied.${who.language}`);
  assert.deepEqual(await truth.tags('harbour/shared'), []);
  assert.ok((await truth.catalog()).includes('harbour/shared'), 'its name stays');
});
