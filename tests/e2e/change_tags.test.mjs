// Setting tags and deleting them: a new one, one that moves, one that goes after a plain question, several that go
// after a typed one; what fails on the way keeps its own result. Images stay, and no request ever goes to all tags.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, screen } from './support/browser.mjs';
import { eachPerson, everybody, sit } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';
import { truthOf } from './support/truth.mjs';

after(closeBrowser);

const WHERE = 'team/checkout-api';

/** The repository on the screen, and the registry behind it. */
async function begin(t, who) {
  const stack = await startStack(t, { settings: opensSandbox });
  const host = new URL(stack.sandbox.index).host;
  const truth = truthOf(stack.sandbox.index);
  const tags = await truth.tags(WHERE);
  const person = await sit(t, stack, who, { hash: `#/${host}/${WHERE}` });
  await person.link('4.12.0').waitFor();
  return { stack, host, truth, tags, person, admin: stack.admin };
}

/** A journey, after which the registry must not have been asked to delete all tags at once. */
function changes(title, journey) {
  everybody(title, async (t, who) => {
    const all = await begin(t, who);
    await journey(all, who);
    assertNeverAll(await all.admin.requests());
  });
}

/** Row 19 of the protocol, and what a careless address would make of it, delete everything. */
function assertNeverAll(requests) {
  const all = requests.filter(({ method, path }) => method === 'DELETE' && /\/tags\/?$/.test(path));
  assert.deepEqual(all, [], 'no deletion of all tags at once');
}

const tagPath = (tag) => `/v1/repositories/${WHERE}/tags/${tag}`;
const deletes = async (admin) =>
  (await admin.requests()).filter(({ method }) => method === 'DELETE').map(({ path, status }) => `${path} ${status}`);

/** Waits until a sentence is to be read there. The digits of an image are followed by all of them, which are hidden. */
async function says(dialog, sentence) {
  const parts = sentence.split(/(?<=[0-9a-f]{12})/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  await dialog.getByText(new RegExp(parts.join('[0-9a-f]*'))).waitFor();
}

/** Whether a thing has the focus. */
const focused = (locator) => locator.evaluate((element) => element.getRootNode().activeElement === element);

changes('a new tag is set on the image of another', async ({ truth, tags, person }, who) => {
  const { page, say, press, pressInVain, type, button, field } = person;
  const texts = (name, values) => say('repository', name, values);
  await press(button(texts('set_tag')));
  const dialog = page.getByRole('dialog', { name: texts('set_title') });
  const name = field(texts('set_name'), dialog);
  assert.ok(await focused(name), 'the dialog begins in its field');
  await type(name, '.hidden');
  await pressInVain(button(texts('set_act'), dialog));
  await dialog.getByText(texts('set_tag_missing')).waitFor();
  await type(name, 'stable');
  await person.pick(dialog.getByRole('combobox', { name: texts('set_image') }), '4.10.6');
  await says(dialog, texts('set_new', { name: 'stable', to: tags['4.10.6'].slice(0, 12) }));
  await screen(page, `tags.set.${who.language}`);
  await press(button(texts('set_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  await person.link('stable').waitFor();
  assert.equal((await truth.tags(WHERE)).stable, tags['4.10.6']);
  assert.ok(await focused(button(texts('set_tag'))), 'the focus is back where the dialog was opened');
});

changes('a tag that is in use moves, after saying from where to where', async ({ truth, tags, person }, who) => {
  const { page, say, press, type, button, field } = person;
  const texts = (name, values) => say('repository', name, values);
  const [from, to] = [tags.latest, tags['4.11.3']];
  await press(button(texts('set_tag')));
  const dialog = page.getByRole('dialog', { name: texts('set_title') });
  await type(field(texts('set_name'), dialog), 'latest');
  // By its id this time.
  await person.pick(dialog.getByRole('combobox', { name: texts('set_image') }), '');
  await type(field(texts('set_id'), dialog), to);
  const moves = texts('set_moves', { name: 'latest', from: from.slice(0, 12), to: to.slice(0, 12) });
  await says(dialog, moves);
  await press(button(texts('move_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  const row = page.getByRole('row').filter({ has: person.link('latest') });
  await row.getByText(to.slice(0, 12)).first().or(row.getByText(say('tags', 'same_image'))).first().waitFor();
  const now = await truth.tags(WHERE);
  assert.equal(now.latest, to);
  assert.deepEqual({ ...now, latest: from }, tags, 'nothing else has changed');
});

changes('one tag goes after a dialog that names it; its image stays', async ({ truth, tags, person, admin }, who) => {
  const { page, say, press, tick, button, field } = person;
  const texts = (name, values) => say('tags', name, values);
  const box = field(texts('select', { name: '4.10.6' }));
  await tick(box);
  await page.getByText(texts('picked_beside', { n: 1 })).waitFor();
  const open = button(texts('delete_picked', { n: 1 }));
  await press(open);
  const dialog = page.getByRole('dialog', { name: texts('delete_tag_title', { name: '4.10.6' }) });
  assert.ok(await focused(button(texts('keep_one'), dialog)), 'the harmless button has the focus');
  await dialog.getByText(texts('delete_tag_stays', { n: 1 })).waitFor();
  assert.equal(await dialog.getByRole('textbox').count(), 0, 'nothing is to be typed for one tag');
  await screen(page, `tags.delete_one.${who.language}`);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(await deletes(admin), [], 'Escape does nothing');
  assert.ok(await focused(open), 'the focus is back on what opened it');
  await press(open);
  await press(button(texts('delete_one_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  await person.link('4.10.6').waitFor({ state: 'detached' });
  assert.deepEqual(await deletes(admin), [`${tagPath('4.10.6')} 200`]);
  const { '4.10.6': gone, ...rest } = tags;
  assert.deepEqual(await truth.tags(WHERE), rest);
  assert.ok(await truth.has(gone));
});

eachPerson('a tag that is still there after its deletion was not found is not called gone', async (t, who) => {
  const { truth, tags, person, admin } = await begin(t, who);
  const { page, say, press, tick, button, field } = person;
  const texts = (name, values) => say('tags', name, values);
  await admin.fault({ method: 'DELETE', path: tagPath('4.10.6'), status: 404, body: '{"error":"no such call"}', times: 1 });
  await tick(field(texts('select', { name: '4.10.6' })));
  await press(button(texts('delete_picked', { n: 1 })));
  const dialog = page.getByRole('dialog');
  await press(button(texts('delete_one_act'), dialog));
  await dialog.getByRole('heading', { name: texts('stopped_title', { name: '4.10.6' }) }).waitFor();
  await dialog.getByText(say('notice', 'unexpected')).waitFor();
  assert.deepEqual(await truth.tags(WHERE), tags);
  await press(button(texts('retry_rest', { n: 1 }), dialog));
  await dialog.waitFor({ state: 'detached' });
  await person.link('4.10.6').waitFor({ state: 'detached' });
  assert.equal((await truth.tags(WHERE))['4.10.6'], undefined);
});

changes('several tags go after the typed name; one fails, the rest is tried again', async ({ truth, tags, person, admin, host }, who) => {
  const { page, say, press, pressInVain, tick, type, button, field } = person;
  const texts = (name, values) => say('tags', name, values);
  const going = ['3.0.0', '3.1.2', '3.2.0'];
  await admin.fault({ method: 'DELETE', path: tagPath('3.1.2'), status: 500, times: 1 });
  for (const tag of going) await tick(field(texts('select', { name: tag })));
  await press(button(texts('delete_picked', { n: 3 })));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: texts('delete_many_act', { n: 3 }) }).waitFor();
  const act = button(texts('delete_many_act', { n: 3 }), dialog);
  const full = `${host}/${WHERE}`;
  const typed = dialog.getByLabel(say('parts', 'type_to_confirm', { name: full }));
  assert.ok(await focused(typed));
  for (const wrong of ['', WHERE, full.toUpperCase()]) {
    await type(typed, wrong);
    await pressInVain(act);
  }
  assert.deepEqual(await deletes(admin), [], 'nothing goes before the name fits');
  await screen(page, `tags.delete_many.${who.language}`);
  await type(typed, full);
  await press(act);
  await dialog.getByRole('heading', { name: texts('stopped_title', { name: '3.1.2' }) }).waitFor();
  const result = (tag) => dialog.getByRole('listitem').filter({ hasText: tag });
  await result('3.1.2').getByText(say('notice', 'server_fault')).waitFor();
  const tried = await deletes(admin);
  const [before, behind] = [tried.length - 1, going.length - tried.length];
  assert.equal(tried.at(-1), `${tagPath('3.1.2')} 500`, 'it stops where it fails');
  for (const tag of going.filter((one) => one !== '3.1.2')) {
    const done = tried.includes(`${tagPath(tag)} 200`);
    await result(tag).getByText(texts(done ? 'result_done' : 'result_not_tried')).waitFor();
  }
  const left = behind + 1;
  await dialog.getByText(texts('stopped_counts', { done: before, failed: 1, left: behind })).waitFor();
  await screen(page, `tags.delete_stopped.${who.language}`);
  await press(button(texts('retry_rest', { n: left }), dialog));
  await dialog.waitFor({ state: 'detached' });
  for (const tag of going) await person.link(tag).waitFor({ state: 'detached' });
  const now = await truth.tags(WHERE);
  assert.deepEqual(Object.keys(tags).filter((tag) => !(tag in now)).toSorted(), going);
  const done = (await deletes(admin)).filter((line) => line.endsWith('200'));
  assert.equal(done.length, 3, 'each is deleted once');
  for (const tag of going) assert.ok(await truth.has(tags[tag]), `the image of ${tag} stays`);
});

// A slow machine draws one tick while the next is made.
eachPerson('ticks that are made before any of them is drawn all count', async (t, who) => {
  const { person } = await begin(t, who);
  const { page, say, button, field } = person;
  const picked = ['3.0.0', '3.1.2', '3.2.0'].map((name) => field(say('tags', 'select', { name })));
  const boxes = await Promise.all(picked.map((box) => box.elementHandle()));
  await page.evaluate((all) => all.forEach((box) => box.click()), boxes);
  await button(say('tags', 'delete_picked', { n: 3 })).waitFor();
  for (const box of picked) assert.ok(await box.isChecked());
});
