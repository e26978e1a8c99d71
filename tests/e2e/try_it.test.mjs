// A first visit: it explains itself, and lets one try the console with registries that answer inside the page. Not one
// request leaves the site for them, which every page of these tests is watched for; and nothing of them outlives a reload.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

const REGISTRY = 'sample.invalid';
const HUB = 'hub.sample.invalid';
const IMAGES = 'images.sample.invalid';
const PILOTAGE = 'team/pilotage';
const CHECKOUT = 'team/checkout-api';

/** Someone who comes for the first time, and everything that leaves the page meanwhile. */
async function newcomer(t, who, options = {}) {
  const stack = await startStack(t, { manner: 'none' });
  const asked = [];
  const watched = (page) => page.context().on('request', (request) => asked.push(request.url()));
  const person = await sit(t, stack, who, { prepare: watched, ...options });
  const ofSample = () => asked.filter((url) => new URL(url).pathname.includes('/lazy/sample'));
  const onlyOwnFiles = () => {
    const elsewhere = asked.filter((url) => !url.startsWith(stack.address));
    assert.deepEqual(elsewhere, [], 'a request left the site');
    assert.deepEqual(asked.filter((url) => /\/v[12]\//.test(url)), [], 'a registry was asked over the network');
  };
  return { ...person, stack, ofSample, onlyOwnFiles };
}

/** Goes to the sample from Connect, and waits for its repositories. */
async function tryIt({ say, press, link }, name, there) {
  await press(link(name));
  await link(there).waitFor();
}

eachPerson('a first visit explains itself in one screen, and loads no sample', async (t, who) => {
  const visitor = await newcomer(t, who);
  const { page, say, link, stack, ofSample, onlyOwnFiles } = visitor;
  const texts = (name, values) => say('connect', name, values);
  await page.getByText(texts('first_what')).waitFor();
  await page.getByText(texts('first_where')).waitFor();
  await page.getByText(texts('first_allow', { origin: stack.site.origin })).waitFor();
  for (const shown of [link(texts('try_it')), link(texts('first_doctor')), page.getByText(texts('try_hint'))]) {
    const box = await shown.boundingBox();
    assert.ok(box.y + box.height <= 800, 'it is in sight without scrolling');
  }
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await screen(page, `first-visit.${width}.${colorScheme}.${who.language}`);
      await axe(page);
      const past = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(past <= 0, `${past} px too wide at ${width}`);
    }
  }
  assert.deepEqual(ofSample(), [], 'it is loaded when it is asked for');
  onlyOwnFiles();
});

eachPerson('a sample Registry v2 is read and changed inside the page, and is new after a reload', async (t, who) => {
  const visitor = await newcomer(t, who);
  const { page, say, press, type, tick, button, field, link, ofSample, onlyOwnFiles } = visitor;
  const texts = (name, values) => say('repository', name, values);
  const marked = page.getByText(say('shell', 'sample'));
  await tryIt(visitor, say('connect', 'try_it'), PILOTAGE);
  await marked.waitFor();
  assert.ok(ofSample().some((url) => url.endsWith('_bg.wasm')));

  await press(link(PILOTAGE));
  await link('3.1.0').waitFor();
  await marked.waitFor();
  await press(button(texts('set_tag')));
  const dialog = page.getByRole('dialog', { name: texts('set_title') });
  await type(field(texts('set_name'), dialog), 'tried-out');
  await dialog.getByRole('combobox', { name: texts('set_image') }).selectOption('3.1.0');
  await press(button(texts('set_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  await link('tried-out').waitFor();
  await screen(page, `try.tags.${who.language}`);

  await tick(field(say('tags', 'select', { name: 'nightly-20261119' })));
  await press(button(say('tags', 'delete_picked', { n: 1 })));
  const deletion = page.getByRole('dialog');
  const act = deletion.locator('button[type=submit]:not([aria-disabled])');
  await press(act);
  await link('nightly-20261119').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');

  await press(page.getByRole('link', { name: new RegExp(`^${texts('view_tree')}`) }));
  await page.getByRole('treeitem').first().waitFor();
  await marked.waitFor();
  await screen(page, `try.tree.${who.language}`);
  await page.goBack();
  await press(link('tried-out'));
  await heading(page, say('image', 'configuration')).waitFor();
  await marked.waitFor();
  onlyOwnFiles();

  await page.reload();
  await page.getByRole('alert').first().waitFor();
  await page.goBack();
  await link('nightly-20261119').waitFor();
  assert.equal(await link('tried-out').count(), 0, 'a reload begins anew');
  onlyOwnFiles();
});

eachPerson('a sample Hub shows who may sign in, and lets them create and delete there', async (t, who) => {
  const visitor = await newcomer(t, who);
  const { page, say, press, type, button, field, link, onlyOwnFiles } = visitor;
  const texts = (name, values) => say('repositories', name, values);
  await tryIt(visitor, HUB, CHECKOUT);
  await page.getByText(say('shell', 'sample')).waitFor();
  await visitor.fromMenu(say('shell', 'sign_in'));
  const form = page.getByRole('dialog');
  await form.getByText(say('connect', 'sample_people')).waitFor();
  for (const shown of ['captain', 'harbour-1914', 'mate', 'lantern-1921']) await form.getByText(shown, { exact: true }).waitFor();
  await screen(page, `try.sign-in.${who.language}`);
  await axe(page);
  await visitor.signIn('captain', 'harbour-1914');
  await button('captain', page.getByRole('banner')).waitFor();

  await press(button(texts('create')));
  const dialog = page.getByRole('dialog', { name: texts('create_title') });
  await type(field(texts('namespace'), dialog), 'team');
  await type(field(texts('name'), dialog), 'tried-out');
  await press(button(texts('create_act'), dialog));
  await heading(page, 'team/tried-out').waitFor();
  // Tokens of a Hub go to where its images are when one has agreed, in the sample as anywhere.
  await press(button(say('notice', 'trust', { host: IMAGES })).first());
  await page.getByRole('alert').waitFor({ state: 'detached' });

  const name = `${HUB}/team/tried-out`;
  await press(button(say('repository', 'delete')));
  const deletion = page.getByRole('dialog', { name: say('repository', 'delete_title', { name: 'team/tried-out' }) });
  await type(deletion.getByRole('textbox'), name);
  await press(deletion.locator('button[type=submit]'));
  await deletion.waitFor({ state: 'detached' });
  onlyOwnFiles();
});

eachPerson('the doctor looks at the sample without leaving the page', async (t, who) => {
  const visitor = await newcomer(t, who);
  const { page, say, press, link, onlyOwnFiles } = visitor;
  await press(link(say('connect', 'first_doctor')));
  await page.getByText(say('shell', 'sample')).waitFor();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: REGISTRY }).or(page.getByText(`https://${REGISTRY}`)).first().waitFor();
  await page.waitForLoadState('networkidle');
  await screen(page, `try.doctor.${who.language}`);
  onlyOwnFiles();
});

eachPerson('where settings name registries, nothing is offered to try', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page, say, link } = await sit(t, stack, who, { hash: '#/~connect' });
  await heading(page, say('connect', 'from_settings')).waitFor();
  assert.equal(await link(say('connect', 'try_it')).count(), 0);
  assert.equal(await page.getByText(say('connect', 'first_what')).count(), 0);
});
