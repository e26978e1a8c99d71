// The page is reloaded in the middle of what changes something. The browser asks first; whoever leaves all the same finds
// out afterwards what was done, and can go on: nothing is lost, nothing is done twice. In the middle of reading nobody is
// asked, and the same place comes back.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading } from './support/browser.mjs';
import { startDistribution, withSite } from './support/distribution.mjs';
import { chain, files } from './support/images.mjs';
import { startLine } from './support/outage.mjs';
import { byTurns, sit } from './support/person.mjs';
import { host, opensApart, startStack } from './support/stack.mjs';
import { truthOf } from './support/truth.mjs';

after(closeBrowser);

/** Reloads the page; gives what the browser asked before, which is answered by yes. */
async function leaves(page) {
  const asked = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await page.reload({ waitUntil: 'commit' });
  return asked;
}

/** Begins to reload it, and thinks better of it when the browser asks. */
async function stays(page) {
  const asks = page.waitForEvent('dialog');
  await page.evaluate(() => { setTimeout(() => window.location.reload()); });
  const dialog = await asks;
  await dialog.dismiss();
  return dialog.type();
}

/** A real registry behind a line, with a repository of it on the screen. */
async function real(t, who, repository) {
  const there = await startDistribution();
  t.after(there.stop);
  const line = await startLine(t, there.direct);
  const settings = { registries: [{ name: 'Harbour', address: line.address, api: 'v2' }] };
  const stack = await withSite(t, { ...there, address: line.address }, settings);
  const person = await sit(t, stack, who, { hash: `#/${line.host}/${repository}` });
  return { ...person, line, truth: there.truth };
}

async function asks({ page, say, press, tick, type, button, field, line }, tags, repository) {
  for (const name of tags) await tick(field(say('tags', 'select', { name })));
  await press(button(say('tags', 'delete_picked', { n: tags.length })));
  const dialog = page.getByRole('dialog');
  const act = dialog.locator('button[type=submit]');
  await act.waitFor();
  if (tags.length > 1) await type(dialog.getByRole('textbox'), `${line.host}/${repository}`);
  return { dialog, act };
}

byTurns('in the middle of many deletions the browser asks; afterwards the rest is still there and goes', async (t, who) => {
  const person = await real(t, who, 'harbour/pilot');
  const { page, say, press, line, truth, link } = person;
  await link('1.0.0').waitFor();
  const { '1.10.0': newest, '1.2.0': second, '1.0.0': first, ...rest } = await truth.tagged('harbour/pilot');
  assert.ok(newest && first);
  const { dialog, act } = await asks(person, ['1.10.0', '1.2.0', '1.0.0'], 'harbour/pilot');
  line.hold(({ method, url }) => method === 'DELETE' && url.endsWith(second));
  await press(act);
  await line.held();
  await dialog.getByText(say('tags', 'result_running')).first().waitFor();
  assert.equal(await stays(page), 'beforeunload');
  await dialog.getByText(say('tags', 'result_running')).first().waitFor();
  assert.deepEqual(await leaves(page), ['beforeunload']);
  line.release();
  await link('1.0.0').waitFor();
  assert.equal(await link('1.10.0').count(), 0, 'what was done is done');
  assert.deepEqual(await truth.tagged('harbour/pilot'), { ...rest, '1.2.0': second, '1.0.0': first });
  const again = await asks(person, ['1.2.0', '1.0.0'], 'harbour/pilot');
  await press(again.act);
  await again.dialog.waitFor({ state: 'detached' });
  await link('1.0.0').waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tagged('harbour/pilot'), rest);
  // Nothing is asked any more.
  await page.waitForFunction(() => window.onbeforeunload === null);
});

byTurns('a tag whose deletion was left half way says so, and goes when it is deleted again', async (t, who) => {
  const person = await real(t, who, 'harbour/shared');
  const { page, say, press, line, truth, link } = person;
  await link('1.4.2').waitFor();
  const { '1.4.2': was, ...rest } = await truth.tagged('harbour/shared');
  const { act } = await asks(person, ['1.4.2'], 'harbour/shared');
  // The tag has been moved to what holds its place by then.
  const moved = () => line.answered('PUT').some((one) => one.includes('/manifests/1.4.2'));
  line.hold(({ method }) => method === 'DELETE' && moved());
  await press(act);
  await line.held();
  await leaves(page);
  line.release();
  await link('1.4.2').waitFor();
  const row = page.getByRole('row').filter({ has: link('1.4.2') });
  await row.getByText(say('manifests', 'stand_in')).waitFor();
  await press(link('1.4.2'));
  await page.getByRole('main').getByText(say('manifests', 'stand_in')).waitFor();
  await page.goBack();
  await link('1.4.2').waitFor();
  const again = await asks(person, ['1.4.2'], 'harbour/shared');
  await press(again.act);
  await again.dialog.waitFor({ state: 'detached' });
  await link('1.4.2').waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tagged('harbour/shared'), rest);
  assert.equal(await truth.digest('harbour/shared', was), was, 'the image of the others stays');
});

byTurns('a copy that was left half way is nowhere, and is done when it is begun again', async (t, who) => {
  const person = await real(t, who, 'harbour/lighthouse');
  const { page, say, press, type, tick, button, field, line, truth, link } = person;
  const texts = (name, values) => say('manifests', name, values);
  await link('2.0.0').waitFor();
  const digest = await truth.digest('harbour/lighthouse', '2.0.0');
  const dialog = page.getByRole('dialog');
  const begin = async () => {
    await tick(field(say('tags', 'select', { name: '2.0.0' })));
    await press(button(texts('copy')));
    await type(field(texts('copy_to'), dialog), 'harbour/second');
    await press(button(texts('copy_act'), dialog));
  };
  line.hold(({ method, url }) => method === 'PUT' && url.includes('/manifests/sha256:'));
  await begin();
  await line.held();
  assert.deepEqual(await leaves(page), ['beforeunload']);
  line.release();
  await link('2.0.0').waitFor();
  assert.deepEqual(await truth.tags('harbour/second'), []);
  await begin();
  await dialog.getByText(texts('copy_done', { name: 'harbour/second:2.0.0' })).waitFor();
  assert.deepEqual(await truth.tagged('harbour/second'), { '2.0.0': digest });
});

const NAME = 'team/tide-tables';

byTurns('a repository whose deletion was left between two calls is known to be half deleted', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  const person = await sit(t, stack, who);
  const { page, say, press, type, button, link } = person;
  const texts = (name, values) => say('repository', name, values);
  await link(NAME).waitFor();
  await person.signInFromMenu('mate', 'lantern-1921', { keep: true });
  await press(link(NAME));
  await heading(page, NAME).waitFor();
  const confirm = async (opener) => {
    await press(opener);
    const dialog = page.getByRole('dialog');
    await type(dialog.getByRole('textbox'), `${host(stack.sandbox.index)}/${NAME}`);
    await press(dialog.locator('button[type=submit]'));
  };
  const endpoint = { place: 'registry', method: 'DELETE', path: `/v1/repositories/${NAME}/` };
  await stack.admin.fault({ ...endpoint, hang: true });
  const asked = page.waitForRequest((request) => request.method() === 'DELETE' && request.url().startsWith(stack.sandbox.registry));
  await confirm(button(texts('delete')));
  await asked;
  await leaves(page);
  await stack.admin.clearFaults();
  const half = page.getByRole('status').filter({ hasText: texts('half_title', { name: NAME }) });
  await half.getByText(texts('half_marked', { hosts: host(stack.sandbox.registry) })).waitFor();
  await confirm(button(texts('resume'), half));
  await page.getByText(texts('deleted', { name: NAME })).waitFor();
  await link('team/checkout-api').waitFor();
  assert.equal(await link(NAME).count(), 0);
});

byTurns('an image whose upload was left half way has no tag, and goes in when it is put in again', async (t, who) => {
  const stack = await startStack(t, { settings: (_, { index }) => ({ registries: [{ address: index, api: 'v1', standalone: true }] }) });
  const person = await sit(t, stack, who, { hash: `#/~insert/${host(stack.sandbox.index)}/${NAME}` });
  const { page, say, press, type, chooseFiles, button, field } = person;
  const texts = (name, values) => say('insert', name, values);
  const truth = truthOf(stack.sandbox.index);
  const [base] = chain('base');
  const begin = async () => {
    await chooseFiles(files(base));
    await type(field(texts('tag')), '7.0');
    const act = button(texts('insert_images', { n: 1 }));
    await act.and(page.locator(':not([aria-disabled])')).waitFor();
    await press(act);
  };
  const layer = `/v1/images/${base.id}/layer`;
  await stack.admin.fault({ method: 'PUT', path: layer, hang: true });
  const asked = page.waitForRequest((request) => request.method() === 'PUT' && request.url().endsWith(layer));
  await begin();
  await asked;
  assert.deepEqual(await leaves(page), ['beforeunload']);
  await stack.admin.clearFaults();
  assert.equal((await truth.tags(NAME))['7.0'], undefined);
  await begin();
  await page.getByText(texts('all_in', { n: 1 }), { exact: true }).waitFor();
  assert.equal((await truth.tags(NAME))['7.0'], base.id);
  assert.deepEqual(await truth.layer(base.id), base.layer);
});

byTurns('in the middle of opening an account and of another password the browser asks; whoever leaves can do it again', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart' });
  const line = await startLine(t, stack.sandbox.index);
  stack.origins.add(line.address);
  stack.site.says({ registries: [{ name: 'Hub', address: line.address, api: 'v1', standalone: false }] });
  const person = await sit(t, stack, who, { hash: `#/~signup/${line.host}` });
  const { page, say, press, type, button, field } = person;
  const texts = (name, values) => say('account', name, values);
  const fill = async (fields) => {
    for (const [name, text] of Object.entries(fields)) await type(field(texts(name)), text);
  };
  /** Leaves in the middle of a request that gets no further. */
  const broken = async (method, act) => {
    line.hold((request) => request.method === method);
    await press(act);
    await line.held();
    assert.equal(await stays(page), 'beforeunload');
    assert.deepEqual(await leaves(page), ['beforeunload']);
    line.release();
  };
  const pilot = { username: 'pilot_9', email: 'pilot@harbour.example', password: 'rope-and-tar', again: 'rope-and-tar' };
  await fill(pilot);
  await broken('POST', button(texts('create')));
  await fill(pilot);
  await press(button(texts('create')));
  await heading(page, texts('created_title', { user: 'pilot_9' })).waitFor();
  await stack.admin.activate('pilot_9');
  await press(button(texts('to_sign_in')));
  await person.signIn('pilot_9', 'rope-and-tar', { keep: true });
  await button('pilot_9', page.getByRole('banner')).waitFor();
  await person.fromMenu(say('shell', 'account'), 'pilot_9');
  await heading(page, 'pilot_9').waitFor();
  await fill({ new_password: 'tar-and-rope', again: 'tar-and-rope' });
  await broken('PUT', button(texts('change_password')));
  await fill({ new_password: 'tar-and-rope', again: 'tar-and-rope' });
  await press(button(texts('change_password')));
  await page.getByRole('main').getByText(texts('password_changed')).waitFor();
  assert.equal(await page.evaluate(() => window.onbeforeunload), null, 'nothing is asked any more');
});

/** Where one is in the middle of reading, what is asked for there, and what shows that it came. */
const READ = {
  v1: [
    ['', /\/search/, ({ link }) => link('team/berth-planner')],
    ['team/berth-planner', /\/tags$/, ({ link }) => link('1.0.0')],
    ['team/berth-planner:1.0.0', /\/json$/, ({ page, say }) => heading(page, say('image', 'configuration'))],
    ['team/berth-planner?view=tree', /\/ancestry$/, ({ page }) => page.getByRole('treeitem').first()],
  ],
  v2: [
    ['', /_catalog/, ({ link }) => link('team/tide-api')],
    ['team/tide-api', /\/tags\/list/, ({ link }) => link('1.1.0')],
    ['team/tide-api:latest', /\/blobs\//, ({ page, say }) => heading(page, say('image', 'configuration'))],
    ['team/tide-api:latest?compare=1.1.0', /\/blobs\//, ({ page, say }) => page.getByRole('radiogroup', { name: say('compare', 'which_lines') })],
    ['team/tide-api?view=tree', /\/blobs\//, ({ page }) => page.getByRole('treeitem').first()],
  ],
};

for (const [serves, places] of Object.entries(READ)) {
  byTurns(`in the middle of reading in ${serves} nothing is asked, and the same place is there again`, async (t, who) => {
    const stack = await startStack(t, { serves });
    const line = await startLine(t, stack.sandbox.index);
    stack.origins.add(line.address);
    stack.site.says({ registries: [{ name: 'Harbour', address: line.address, api: serves, ...(serves === 'v1' ? { standalone: true } : {}) }] });
    const person = await sit(t, stack, who);
    const { page } = person;
    for (const [at, path, there] of places) {
      line.hold(({ url }) => path.test(url));
      await page.evaluate((hash) => { window.location.hash = hash; }, `#/${line.host}/${at}`);
      await line.held();
      const place = page.url();
      assert.deepEqual(await leaves(page), [], 'nothing would be lost');
      line.release();
      await there(person).waitFor();
      assert.equal(page.url(), place);
    }
  });
}
