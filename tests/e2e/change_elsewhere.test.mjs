// Tags of a real Distribution are moved and deleted from the page of an image and from the tree as well; the same care
// is taken there as in the table of tags (security notes I7).

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { startRealStack } from './support/distribution.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { fleet } from './support/seeds.mjs';
import { select } from './support/tree.mjs';
import { readChains } from './support/truth_v2.mjs';

after(closeBrowser);

/** A registry of the test's own, and a place in it on the screen. */
async function begin(t, who, path) {
  const settings = (_, { address }) => ({ registries: [{ name: 'Harbour', address, api: 'v2' }] });
  const stack = await startRealStack(t, { settings });
  const person = await sit(t, stack, who, { hash: `#/${stack.host}/${path}` });
  return { ...person, person, stack, truth: stack.truth };
}

eachPerson('a tag is moved from the page of an image, and not when it moved meanwhile', async (t, who) => {
  const { page, say, press, type, button, field, truth } = await begin(t, who, 'harbour/pilot:1.2.0');
  const texts = (name, values) => say('repository', name, values);
  const before = await truth.tagged('harbour/pilot');
  const ask = async () => {
    await press(button(say('image', 'set_tag')));
    const dialog = page.getByRole('dialog', { name: texts('set_title') });
    await type(field(texts('set_name'), dialog), 'latest');
    for (const digest of [before.latest, before['1.2.0']]) {
      await dialog.getByRole('button', { name: new RegExp(digest.slice(7, 19)) }).waitFor();
    }
    return dialog;
  };
  let dialog = await ask();
  await truth.put('harbour/pilot', 'latest', fleet().pilots['1.0.0']);
  await press(button(texts('move_act'), dialog));
  await dialog.getByText(say('notice', 'tag_moved', { digest: before['1.0.0'] })).waitFor();
  assert.equal(await truth.digest('harbour/pilot', 'latest'), before['1.0.0'], 'it was not moved');
  await truth.put('harbour/pilot', 'latest', fleet().pilots['1.10.0']);
  await press(button(say('common', 'cancel'), dialog));
  dialog = await ask();
  await screen(page, `image-move-${who.language}`);
  await press(button(texts('move_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tagged('harbour/pilot'), { ...before, latest: before['1.2.0'] });
});

eachPerson('a tag is deleted from the page of its image, and the others on it stay', async (t, who) => {
  const { page, say, press, button, truth } = await begin(t, who, 'harbour/shared:1.4.2');
  const { '1.4.2': gone, ...rest } = await truth.tagged('harbour/shared');
  await press(button(say('image', 'delete_tag')));
  const dialog = page.getByRole('dialog');
  for (const stays of ['1', '1.4', 'stable']) {
    await dialog.getByRole('listitem').filter({ hasText: say('manifests', 'tag_stays', { name: stays }) }).first().waitFor();
  }
  await screen(page, `image-delete-${who.language}`);
  await press(button(say('tags', 'delete_one_act'), dialog));
  await heading(page, 'harbour/shared').waitFor();
  assert.deepEqual(await truth.tagged('harbour/shared'), rest);
  assert.equal(await truth.digest('harbour/shared', gone), gone, 'the image is still there');
});

eachPerson('a tag is deleted from the tree, which is read anew without it', async (t, who) => {
  const { page, say, press, button, person, stack, truth } = await begin(t, who, 'harbour/pilot?view=tree');
  const texts = (name, values) => say('tree', name, values);
  const { '1.2.0': gone, ...rest } = await truth.tagged('harbour/pilot');
  const chains = await readChains(stack.registry, 'harbour/pilot');
  const tree = (n) => page.getByRole('tree', {
    name: texts('list_label', { tags: texts('tags', { n }), repository: 'harbour/pilot' }), exact: true,
  });
  await person.choose(page.getByRole('radiogroup', { name: texts('tree_as') }), texts('as_list'));
  await person.tick(person.field(texts('fold_runs')));
  const list = tree(Object.keys(chains).length);
  await list.waitFor();
  const tip = chains['1.2.0'].at(-1).chain.slice(0, 12);
  await select({ person, list }, who, tip);
  const panel = page.getByRole('complementary', { name: texts('selected') });
  await press(button(texts('delete'), panel));
  const dialog = page.getByRole('dialog');
  await dialog.getByText(say('manifests', 'image_goes')).waitFor();
  await screen(page, `tree-delete-${who.language}`);
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  await tree(Object.keys(chains).length - 1).waitFor();
  assert.equal(await page.getByRole('treeitem', { name: new RegExp(tip) }).count(), 0);
  assert.deepEqual(await truth.tagged('harbour/pilot'), rest);
  assert.equal(await truth.digest('harbour/pilot', gone), null, 'and its image with it');
});
