// What can be done from the screen of a v2 image, at a real Distribution: a tag is moved onto it, and a manifest that was
// opened by its digest is deleted with everything that goes along named before (security notes I7). And what opening an
// image asks for.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { startRealStack } from './support/distribution.mjs';
import { image, layer } from './support/oci.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { fleet } from './support/seeds.mjs';

after(closeBrowser);

const named = (address) => ({ registries: [{ name: 'Harbour', address, api: 'v2' }] });

/** An image of a real registry on the screen. */
async function open(t, who, repository, reference, { before, ...options } = {}) {
  const stack = await startRealStack(t, { ...options, settings: (_, { address }) => named(address) });
  await before?.(stack.truth);
  const person = await sit(t, stack, who, { hash: `#/${stack.host}/${repository}${reference}` });
  return { stack, truth: stack.truth, ...person, full: `${stack.host}/${repository}` };
}

/** Opens the dialog that deletes the manifest, once all tags have been looked at. */
async function beginDeletion({ page, say, press, button }, { tags, digest }) {
  await press(button(say('image', 'delete_manifest')));
  const short = digest.slice(7, 19);
  const title = tags
    ? say('manifests', 'delete_manifest_along', { n: tags, digest: short })
    : say('manifests', 'delete_manifest_title', { digest: short });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: title, exact: true }).waitFor();
  await dialog.getByText(say('manifests', 'image_goes')).waitFor();
  return dialog;
}

eachPerson('a tag is moved onto the image that is open, with the same bytes', async (t, who) => {
  const { truth, page, say, press, type, button, field } = await open(t, who, 'harbour/pilot', ':1.2.0');
  const before = await truth.tagged('harbour/pilot');
  await press(button(say('image', 'set_tag')));
  const dialog = page.getByRole('dialog', { name: say('repository', 'set_title') });
  await type(field(say('repository', 'set_name'), dialog), 'latest');
  for (const digest of [before.latest, before['1.2.0']]) {
    await dialog.getByRole('button', { name: new RegExp(digest.slice(7, 19)) }).waitFor();
  }
  await screen(page, `image_v2.set.${who.language}`);
  await press(button(say('repository', 'move_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tagged('harbour/pilot'), { ...before, latest: before['1.2.0'] }, 'nothing else has changed');
  assert.deepEqual(await truth.bytes('harbour/pilot', 'latest'), fleet().pilots['1.2.0'].bytes);
});

// I7
eachPerson('a tag that moves while the dialog is open is not moved again', async (t, who) => {
  const { truth, page, say, press, type, button, field } = await open(t, who, 'harbour/pilot', ':1.2.0');
  const { pilots } = fleet();
  await press(button(say('image', 'set_tag')));
  const dialog = page.getByRole('dialog', { name: say('repository', 'set_title') });
  await type(field(say('repository', 'set_name'), dialog), 'latest');
  const act = button(say('repository', 'move_act'), dialog);
  await act.waitFor();
  await truth.put('harbour/pilot', 'latest', pilots['1.0.0']);
  await press(act);
  await dialog.getByText(say('notice', 'tag_moved', { digest: pilots['1.0.0'].descriptor.digest })).waitFor();
  assert.equal(await truth.digest('harbour/pilot', 'latest'), pilots['1.0.0'].descriptor.digest, 'it is where somebody else has put it');
});

// I7
eachPerson('a manifest opened by its digest goes with every tag on it, each of them named before', async (t, who) => {
  const { digest } = fleet().shared.descriptor;
  const opened = await open(t, who, 'harbour/shared', `@${digest}`);
  const { truth, page, say, press, pressInVain, type, button, full } = opened;
  const dialog = await beginDeletion(opened, { tags: 4, digest });
  for (const tag of ['1', '1.4', '1.4.2', 'stable']) {
    await dialog.getByRole('listitem').filter({ hasText: say('manifests', 'goes_too', { name: tag }) }).first().waitFor();
  }
  const act = button(say('manifests', 'delete_manifest_act'), dialog);
  await pressInVain(act);
  await axe(page);
  await screen(page, `image_v2.delete.${who.language}`);
  await type(dialog.getByLabel(say('parts', 'type_to_confirm', { name: full })), full);
  await press(act);
  await opened.link('next').waitFor();
  assert.deepEqual(await truth.tags('harbour/shared'), ['next']);
  assert.equal(await truth.digest('harbour/shared', digest), null);
});

// I7
eachPerson('a manifest without a tag goes by itself, and one that an index lists only after that was typed', async (t, who) => {
  const alone = image([layer('alone')]);
  const opened = await open(t, who, 'harbour/lighthouse', `@${alone.descriptor.digest}`, {
    before: (truth) => truth.push('harbour/lighthouse', [], alone),
  });
  const { stack, truth, page, say, press, pressInVain, button } = opened;
  const before = await truth.tagged('harbour/lighthouse');
  const dialog = await beginDeletion(opened, { tags: 0, digest: alone.descriptor.digest });
  await dialog.getByText(say('manifests', 'manifest_untagged')).waitFor();
  await press(button(say('manifests', 'delete_manifest_act'), dialog));
  await opened.link('2.0.0').waitFor();
  assert.equal(await truth.digest('harbour/lighthouse', alone.descriptor.digest), null);
  assert.deepEqual(await truth.tagged('harbour/lighthouse'), before);

  const [child] = fleet().lighthouse.children;
  const { digest } = child.descriptor;
  await page.goto(`${stack.siteAddress}#/${stack.host}/harbour/lighthouse@${digest}`);
  const listed = await beginDeletion(opened, { tags: 0, digest });
  for (const tag of ['2.0.0', 'latest']) {
    await listed.getByRole('listitem').filter({ hasText: say('manifests', 'index_loses', { name: tag }) }).first().waitFor();
  }
  await pressInVain(button(say('manifests', 'delete_manifest_act'), listed));
  await press(button(say('tags', 'keep_one'), listed));
  await listed.waitFor({ state: 'detached' });
  assert.equal(await truth.digest('harbour/lighthouse', digest), digest);
});

// I7
eachPerson('a manifest that an index inside another lists goes only after both were named', async (t, who) => {
  const [inner] = fleet().convoy.children;
  const { digest } = inner.children[0].descriptor;
  const opened = await open(t, who, 'harbour/convoy', `@${digest}`);
  const { truth, say, press, pressInVain, type, button, full, link } = opened;
  const dialog = await beginDeletion(opened, { tags: 0, digest });
  const loses = (text, values) => dialog.getByRole('listitem').filter({ hasText: say('manifests', text, values) }).last();
  await loses('index_loses', { name: '1' }).waitFor();
  await loses('inside_loses', { id: inner.descriptor.digest.slice(7, 19) }).waitFor();
  const act = button(say('manifests', 'delete_manifest_act'), dialog);
  await pressInVain(act);
  await type(dialog.getByLabel(say('parts', 'type_to_confirm', { name: full })), full);
  await press(act);
  await link('1').waitFor();
  assert.equal(await truth.digest('harbour/convoy', digest), null);
  assert.equal(await truth.digest('harbour/convoy', inner.descriptor.digest), inner.descriptor.digest, 'what lists it stays');
});

// I7
eachPerson('a tag that comes to point at the manifest while its deletion is asked about stops it', async (t, who) => {
  const { other } = fleet();
  const { digest } = other.descriptor;
  const opened = await open(t, who, 'harbour/shared', `@${digest}`);
  const { truth, say, press, button } = opened;
  const dialog = await beginDeletion(opened, { tags: 1, digest });
  await truth.put('harbour/shared', 'stable', other);
  await press(button(say('manifests', 'delete_manifest_act'), dialog));
  await dialog.getByText(say('manifests', 'came_to_it', { name: 'stable' })).waitFor();
  assert.equal(await truth.digest('harbour/shared', 'stable'), digest);
});

eachPerson('what is not there is not asked for, and a list that a registry has not only once', async (t, who) => {
  const { page, say, press, link } = await open(t, who, 'harbour/pilot', ':1.10.0');
  const { pilots } = fleet();
  // Distribution's 404 to an unknown route may not be read by a page, so that it is no response to whoever looks on.
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const about = (version) => asked.filter((path) => path.includes(pilots[version].descriptor.digest.slice(7)));
  await page.reload();
  const attached = page.getByRole('region', { name: say('referrers', 'attached') });
  for (const kind of ['signature', 'attestation', 'sbom']) {
    await attached.getByRole('cell', { name: say('referrers', kind), exact: true }).waitFor();
  }
  const { digest } = pilots['1.10.0'].descriptor;
  const kept = ['sig', 'att', 'sbom'].map((end) => `/v2/harbour/pilot/manifests/${digest.replace(':', '-')}.${end}`);
  assert.deepEqual(about('1.10.0').toSorted(), [...kept, `/v2/harbour/pilot/referrers/${digest}`].toSorted());
  await press(link('pilot', page.getByRole('banner')));
  await press(link('1.0.0'));
  await attached.getByText(say('referrers', 'nothing')).waitFor();
  assert.deepEqual(about('1.0.0'), [], 'nothing of it is there, and that is known');
});

eachPerson('a chart is said to be one', async (t, who) => {
  const { page, say } = await open(t, who, 'charts/tide-tables', ':1.0.0');
  await page.getByRole('heading', { name: say('image', 'about_chart'), exact: true }).waitFor();
  assert.equal(await page.getByRole('heading', { name: say('image', 'about'), exact: true }).count(), 0);
});
