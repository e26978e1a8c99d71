// The guide: its pictures are taken from the console as it is, and the console shows its pages in the language one reads.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, heading, openConsole, screen, settled } from './support/browser.mjs';
import { chain, files } from './support/images.mjs';
import { acts, eachPerson, sit } from './support/person.mjs';
import { picture } from './support/pictures.mjs';
import { anotherSandbox, host, opensSandbox, startStack } from './support/stack.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);

const say = words('en');
// Names as people have them; each stands for a port of this machine.
const REGISTRY = 'http://registry.harbour.example';
const YARD = 'http://yard.harbour.example';

/** A console before a v2 and a v1 registry of the sample content, under the names of the pictures. */
async function harbour(t, hash) {
  const stack = await startStack(t, { serves: 'v2', settings: {
    registries: [{ name: 'Harbour', address: REGISTRY, api: 'v2' }, { name: 'Old yard', address: YARD, api: 'v1', standalone: true }],
  } });
  const yard = await anotherSandbox(t, stack, { serves: 'v1' });
  stack.origins.add(REGISTRY).add(YARD);
  const rules = [[REGISTRY, stack.sandbox.index], [YARD, yard.index]]
    .map(([name, address]) => `MAP ${host(name)}:80 ${host(address)}`).join(', ');
  const opened = await openConsole(t, stack, { hash, flags: [`--host-resolver-rules=${rules}`] });
  return { ...opened, ...acts(opened.page, 'mouse', say) };
}

const row = (page, name) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

const PICTURES = {
  connect: ['', ({ page }) => heading(page, say('connect', 'title')).waitFor()],
  repositories: [`#/${host(REGISTRY)}?scheme=http`, ({ link }) => link('team/tide-api').waitFor()],
  tags: [`#/${host(REGISTRY)}/team/pilotage?scheme=http`, async ({ page, tick, field }) => {
    await row(page, '1.1.0').getByText('linux/amd64').waitFor();
    await tick(field(say('tags', 'select', { name: '1.1.0' })));
    await page.getByText(say('tags', 'picked', { n: 1 }), { exact: true }).first().waitFor();
  }],
  image: [`#/${host(REGISTRY)}/team/tide-api:latest?scheme=http`, async ({ page }) => {
    await page.getByText(say('image', 'digest_matches')).first().waitFor();
    await page.getByRole('region', { name: say('referrers', 'attached') }).getByRole('row').nth(1).waitFor();
  }],
  compare: [`#/${host(REGISTRY)}/team/pilotage:1.0.1?compare=1.1.0&scheme=http`, ({ page }) => page.getByRole('table').getByRole('row').nth(5).waitFor()],
  tree: [`#/${host(YARD)}/team/checkout-api?view=tree&scheme=http`, async ({ page }) => {
    await page.getByText(say('tree', 'select_one')).waitFor();
    await settled(page);
    await page.getByRole('button', { name: say('tree', 'stop'), exact: true }).waitFor({ state: 'detached' });
  }],
  palette: [`#/${host(REGISTRY)}/team/pilotage?scheme=http`, async ({ page }) => {
    await row(page, '1.1.0').getByText('linux/amd64').waitFor();
    await page.keyboard.press('ControlOrMeta+k');
    const dialog = page.getByRole('dialog', { name: say('shell', 'palette') });
    await dialog.getByRole('combobox').fill('lat');
    await dialog.getByRole('option').nth(1).waitFor();
  }],
  delete: [`#/${host(REGISTRY)}/team/pilotage?scheme=http`, async ({ page, press, tick, button, field }) => {
    await tick(field(say('tags', 'select', { name: '1.1.0' })));
    await press(button(say('tags', 'delete_picked', { n: 1 })));
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('manifests', 'image_stays')).or(dialog.getByText(say('manifests', 'image_goes'))).first().waitFor();
  }],
  insert: [`#/~insert/${host(YARD)}/team/tide-tables?scheme=http`, async ({ page, chooseFiles }) => {
    await chooseFiles(files(...chain('base', 'runtime', 'app')));
    await page.getByRole('table').first().getByRole('row').filter({ has: page.getByRole('button') }).nth(2).waitFor();
  }],
};

for (const [name, [hash, ready]] of Object.entries(PICTURES)) {
  test(`the picture of the guide for ${name} shows the console as it is`, async (t) => {
    const person = await harbour(t, hash);
    await ready(person);
    await picture(person.page, name);
  });
}

test('every picture of the guide is one that is taken here', async () => {
  const guide = await readFile(new URL('../../docs/guide.md', import.meta.url), 'utf8');
  const shown = [...guide.matchAll(/\(pictures\/([a-z-]+)\.png\)/g)].map(([, name]) => name);
  assert.deepEqual(shown.toSorted(), Object.keys(PICTURES).toSorted());
});

eachPerson('the guide is read in the console, in the language of the person, and leads from page to page', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page, press, link, say: texts } = await sit(t, stack, who);
  const file = who.language === 'en' ? 'guide.md' : `guide.${who.language}.md`;
  const text = await readFile(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
  await press(link(texts('shell', 'guide'), page.getByRole('contentinfo')));
  await page.getByRole('heading', { level: 1, name: /^# (.*)$/m.exec(text)[1], exact: true }).waitFor();
  for (const [, title] of text.matchAll(/^## (.*)$/gm)) await heading(page, title).waitFor();
  const pictures = page.getByRole('article').getByRole('img');
  assert.equal(await pictures.count(), Object.keys(PICTURES).length);
  await pictures.first().scrollIntoViewIfNeeded();
  await page.waitForFunction((picture) => picture.complete && picture.naturalWidth > 0, await pictures.first().elementHandle());
  await axe(page);
  await screen(page, `guide.${who.language}`);

  const pages = page.getByRole('navigation', { name: texts('shell', 'guide') });
  await press(link(texts('shell', 'guide_troubleshooting'), pages));
  await page.getByRole('article').getByRole('table').waitFor();
  await page.waitForURL(/#\/~help\/troubleshooting$/);
  await press(link(texts('shell', 'guide_settings'), pages));
  await heading(page, 'config.json').waitFor();
  assert.equal(await page.getByText(texts('shell', 'guide_in_english')).count(), who.language === 'en' ? 0 : 1);
  await page.goBack();
  await page.getByRole('article').getByRole('table').waitFor();
});

test('a page of the guide that is not there says so, and the others stay in reach', async (t) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page } = await openConsole(t, stack, { hash: '#/~help/nowhere' });
  await page.getByText(say('shell', 'guide_attempt'), { exact: false }).first().waitFor();
  await page.getByRole('alert').or(page.getByRole('button', { name: say('notice', 'try_again') })).first().waitFor();
  await page.getByRole('navigation', { name: say('shell', 'guide') }).getByRole('link').first().click();
  await page.getByRole('article').waitFor();
});
