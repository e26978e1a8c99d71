// The tree of a v2 repository: chains of layers as its configurations yield them, several repositories in one, one
// platform of several, and what deleting a tag frees when layers are stored once.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { ACCEPT } from './support/oci.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { host, startStack } from './support/stack.mjs';
import { marksOf, select } from './support/tree.mjs';
import { figure } from './support/truth.mjs';
import { freed, readChains } from './support/truth_v2.mjs';

after(closeBrowser);

const WHERE = 'team/pilotage';
const PLATFORMS = 'team/tide-api';

const opensV2 = (origin, { index }) => ({ registries: [{ name: 'Sandbox', address: index, api: 'v2' }], open: index });

/** The tree of a repository, and the chains it should show. */
async function begin(t, who, repository, options = {}) {
  const stack = await startStack(t, { serves: 'v2', settings: opensV2 });
  const chains = await readChains(stack.sandbox.index, repository);
  const hash = `#/${host(stack.sandbox.index)}/${repository}?view=tree`;
  const person = await sit(t, stack, who, { hash, ...options });
  const texts = (name, values) => person.say('tree', name, values);
  const tree = (tags) =>
    person.page.getByRole('tree', { name: texts('list_label', { tags: texts('tags', { n: tags }), repository }), exact: true });
  return { stack, chains, person, page: person.page, texts, tree };
}

/** The whole list, nothing folded away. */
async function unfolded({ person, page, texts, tree }, tags) {
  await person.choose(page.getByRole('radiogroup', { name: texts('tree_as') }), texts('as_list'));
  await person.tick(person.field(texts('fold_runs')));
  await tree(tags).waitFor();
}

const short = ({ chain }) => chain.slice(0, 12);
/** The chains by their digits, each from its node down to its base. */
const held = (chains) =>
  [...new Set(Object.values(chains).flatMap((layers) =>
    layers.map((_, at) => layers.slice(0, at + 1).toReversed().map(short).join(' '))))].toSorted();

async function shown(tree, count) {
  await tree.getByRole('treeitem').nth(count - 1).waitFor();
  const path = [];
  const told = new Set();
  for (const { level, short: digits } of await marksOf(tree)) {
    path.length = level - 1;
    path.push(digits);
    told.add(path.toReversed().join(' '));
  }
  return [...told].toSorted();
}

eachPerson('the tree of a v2 repository shows the chains that its configurations yield', async (t, who) => {
  const all = await begin(t, who, WHERE);
  const { chains, page, texts } = all;
  const tags = Object.keys(chains);
  await page.getByText(texts('from_ancestries', { n: tags.length }), { exact: true }).waitFor();
  await screen(page, `tree_v2.${who.language}`);
  await unfolded(all, tags.length);
  assert.deepEqual(await shown(all.tree(tags.length), held(chains).length), held(chains));
  await axe(page);
});

eachPerson('what deleting a tag of a v2 repository frees is counted by stored layers', async (t, who) => {
  const all = await begin(t, who, WHERE);
  const { chains, person, page, texts } = all;
  await unfolded(all, Object.keys(chains).length);
  const list = all.tree(Object.keys(chains).length);
  const panel = page.getByRole('complementary', { name: texts('selected') });
  for (const tag of ['2.4.1-debug', '1.0.0']) {
    await select({ person, list }, who, short(chains[tag].at(-1)));
    const row = panel.getByRole('listitem').filter({ has: page.locator('b') }).filter({ hasText: tag }).first();
    await row.waitFor();
    const said = (await row.locator('b').innerText()).replace(/\s/g, '');
    assert.equal(said, figure(freed(chains, tag), who.language), tag);
  }
});

eachPerson('several repositories stand in one tree, and what they share is drawn once', async (t, who) => {
  const all = await begin(t, who, WHERE);
  const { stack, chains, person, page, texts } = all;
  const other = 'team/vessel-tracker';
  const others = await readChains(stack.sandbox.index, other);
  const field = person.field(texts('with'));
  await person.type(field, 'no repository');
  await person.press(person.button(texts('with_add')));
  await page.getByText(texts('with_wrong')).waitFor();
  await person.type(field, other);
  await person.press(person.button(texts('with_add')));
  const together = { ...chains, ...Object.fromEntries(Object.entries(others).map(([tag, one]) => [`${other}:${tag}`, one])) };
  const count = Object.keys(together).length;
  await unfolded(all, count);
  assert.deepEqual(await shown(all.tree(count), held(together).length), held(together));
  assert.ok(held(together).length < held(chains).length + held(others).length, 'they stand on a base of both');
  await screen(page, `tree_v2.fleet.${who.language}`);
  await person.press(person.button(texts('with_drop', { name: other })));
  await all.tree(Object.keys(chains).length).waitFor();
});

/** Puts a tag's image under another repository's tag, its blobs mounted. */
async function copyOver(address, from, tag, to) {
  const answer = await fetch(`${address}/v2/${from}/manifests/${tag}`, { headers: { Accept: ACCEPT } });
  const kind = answer.headers.get('content-type');
  const bytes = await answer.text();
  const { config, layers } = JSON.parse(bytes);
  for (const { digest } of [config, ...layers]) {
    const mounted = await fetch(`${address}/v2/${to}/blobs/uploads/?mount=${digest}&from=${from}`, { method: 'POST' });
    assert.equal(mounted.status, 201);
  }
  const put = await fetch(`${address}/v2/${to}/manifests/${tag}`, { method: 'PUT', headers: { 'Content-Type': kind }, body: bytes });
  assert.equal(put.status, 201);
}

eachPerson('what stands on a layer, and what deleting frees, is told over all repositories that are drawn', async (t, who) => {
  const all = await begin(t, who, WHERE);
  const { stack, chains, person, page, texts } = all;
  const [other, tag] = ['team/second-pilot', '1.0.0'];
  await copyOver(stack.sandbox.index, WHERE, tag, other);
  const panel = page.getByRole('complementary', { name: texts('selected') });
  const tip = short(chains[tag].at(-1));
  const count = Object.keys(chains).length;
  await unfolded(all, count);
  await select({ person, list: all.tree(count) }, who, tip);
  // What is freed stands in a row that begins with the tag; the reason in it may name the other.
  const row = (name) => panel.getByRole('listitem').filter({ has: page.locator(`xpath=./code[1][.='${name}']`) }).filter({ has: page.locator('b') });
  assert.ok(freed(chains, tag) > 0);
  const alone = (await row(tag).locator('b').innerText()).replace(/\s/g, '');
  assert.equal(alone, figure(freed(chains, tag), who.language));
  await panel.getByText(texts('scope'), { exact: true }).waitFor();
  await person.type(person.field(texts('with')), other);
  await person.press(person.button(texts('with_add')));
  await all.tree(count + 1).waitFor();
  await select({ person, list: all.tree(count + 1) }, who, tip);
  await panel.getByText(texts('scope_of_several', { n: 2 }), { exact: true }).waitFor();
  const standing = panel.locator('div').filter({ has: page.getByRole('heading', { name: texts('tags_that_stand') }) });
  assert.deepEqual((await standing.first().getByRole('listitem').allInnerTexts()).toSorted(), [tag, `${other}:${tag}`].toSorted());
  for (const name of [tag, `${other}:${tag}`]) {
    assert.match((await row(name).locator('b').innerText()).trim(), /^0\s*B$/, 'the other repository holds it');
  }
  await screen(page, `tree_v2.held.${who.language}`);
});

eachPerson('a tag is deleted from the tree, and the others stay drawn', async (t, who) => {
  const all = await begin(t, who, WHERE);
  const { stack, chains, person, page, texts } = all;
  const tag = '1.0.0';
  const tags = Object.keys(chains);
  const of = async () => (await (await fetch(`${stack.sandbox.index}/v2/${WHERE}/tags/list`)).json()).tags.toSorted();
  const before = await of();
  await unfolded(all, tags.length);
  await select({ person, list: all.tree(tags.length) }, who, short(chains[tag].at(-1)));
  const panel = page.getByRole('complementary', { name: texts('selected') });
  await person.press(person.button(texts('delete'), panel));
  const dialog = page.getByRole('dialog', { name: person.say('tags', 'delete_tag_title', { name: tag }) });
  await dialog.getByText(person.say('manifests', 'frees_by_tree', { n: 1 })).waitFor();
  const said = (await dialog.innerText()).replace(/\s/g, '');
  assert.ok(said.includes(figure(freed(chains, tag), who.language)), 'what the tree has counted');
  await screen(page, `tree_v2.delete.${who.language}`);
  await person.press(person.button(person.say('tags', 'delete_one_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  await all.tree(tags.length - 1).waitFor();
  assert.deepEqual(await of(), before.filter((name) => name !== tag));
  const { [tag]: gone, ...rest } = chains;
  assert.ok(gone);
  assert.deepEqual(await shown(all.tree(tags.length - 1), held(rest).length), held(rest));
});

eachPerson('of an index one platform is drawn, and another can be chosen', async (t, who) => {
  const all = await begin(t, who, PLATFORMS);
  const { stack, chains, person, page, texts } = all;
  const arm = await readChains(stack.sandbox.index, PLATFORMS, { architecture: 'arm64' });
  const tags = Object.keys(chains).length;
  await unfolded(all, tags);
  assert.deepEqual(await shown(all.tree(tags), held(chains).length), held(chains));
  await person.choose(page.getByRole('radiogroup', { name: texts('platform') }), 'linux/arm64/v8');
  const tip = short(arm['1.1.0'].at(-1));
  await all.tree(tags).getByRole('treeitem', { name: new RegExp(tip) }).waitFor();
  assert.deepEqual(await shown(all.tree(tags), held(arm).length), held(arm));
  await screen(page, `tree_v2.platform.${who.language}`);
});

test('a manifest that cannot be read is told of, and the others are drawn', async (t) => {
  const stack = await startStack(t, { serves: 'v2', settings: opensV2 });
  await stack.admin.fault({ method: 'GET', path: `/v2/${WHERE}/manifests/1.0.0`, status: 500 });
  const { words } = await import('./support/words.mjs');
  const say = words('en');
  const person = await sit(t, stack, { language: 'en', hand: 'mouse', say }, { hash: `#/${host(stack.sandbox.index)}/${WHERE}?view=tree` });
  const notice = person.page.getByRole('status').filter({ hasText: say('tree', 'not_drawn', { n: 1 }) });
  await notice.getByText('1.0.0').waitFor();
  await stack.admin.clearFaults();
  await person.press(person.button(say('common', 'try_again'), notice));
  await notice.waitFor({ state: 'detached' });
});
