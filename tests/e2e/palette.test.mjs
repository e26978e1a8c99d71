// The palette: whatever has a name is gone to or done by a few letters of it, and going elsewhere asks nobody before a
// person said so.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, heading, openConsole, settled } from './support/browser.mjs';
import { acts } from './support/person.mjs';
import { anotherSandbox, host, opensSandbox, startStack } from './support/stack.mjs';
import { languages, words } from './support/words.mjs';

after(closeBrowser);

const NAME = 'team/checkout-api';

async function sitDown(t, language, options = {}) {
  const stack = await startStack(t, { settings: opensSandbox, ...options });
  const opened = await openConsole(t, stack, { language });
  const { page } = opened;
  const say = words(language);
  const dialog = page.getByRole('dialog', { name: say('shell', 'palette') });
  const field = dialog.getByRole('combobox');
  const rows = dialog.getByRole('option');
  const chosen = dialog.getByRole('option', { selected: true });
  /** Opens it and types, once the page has told what is on it. */
  const seek = async (text) => {
    await settled(page);
    await page.keyboard.press('ControlOrMeta+k');
    await field.waitFor();
    if (text) await page.keyboard.type(text);
  };
  /** Does what is selected, once that is what was looked for. */
  const take = async (name) => {
    await chosen.getByText(name, { exact: true }).waitFor();
    await page.keyboard.press('Enter');
  };
  /** Leaves a dialog by Escape. */
  const leave = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  return { ...opened, stack, say, ...acts(page, 'keyboard', say), dialog, field, rows, chosen, seek, take, leave };
}

/** The selected row is the one that the field names to a screen reader. */
async function named(field, chosen) {
  assert.equal(await field.getAttribute('aria-activedescendant'), await chosen.getAttribute('id'));
  assert.equal(await chosen.count(), 1);
}

for (const language of languages) {
  test(`a repository, one of its tags and one of its screens are reached by the keyboard alone (${language})`, async (t) => {
    const { page, say, link, seek, take, field, chosen, dialog } = await sitDown(t, language);
    await link(NAME).waitFor();
    await seek('checkout');
    await chosen.getByText(NAME).waitFor();
    await named(field, chosen);
    await page.keyboard.press('Enter');
    await page.getByRole('row').nth(1).getByRole('link').waitFor();
    assert.equal(await dialog.count(), 0);

    await seek('lat');
    await dialog.getByRole('group', { name: say('palette', 'tags') }).getByRole('option', { name: /^latest/ }).waitFor();
    await chosen.getByText('latest').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await named(field, chosen);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: say('image', 'configuration') }).waitFor();

    await seek(say('keys', 'go_tree'));
    await take(say('keys', 'go_tree'));
    await page.getByRole('treeitem').first().waitFor();
  });

  test(`what the page offers and what holds everywhere is done from it (${language})`, async (t) => {
    const { page, say, link, seek, take, leave, field, press, button } = await sitDown(t, language);
    await link(NAME).waitFor();
    // For whoever has no Ctrl and K there is a button, which has the focus again afterwards.
    const opener = button(say('shell', 'palette'));
    await press(opener);
    await field.waitFor();
    await leave();
    assert.ok(await opener.evaluate((element) => element.getRootNode().activeElement === element));

    await seek(say('shell', 'theme_dark'));
    await take(`${say('shell', 'theme')}: ${say('shell', 'theme_dark')}`);
    await page.locator('.pt[data-theme=dark]').waitFor();
    await press(link(NAME));
    await page.getByRole('row').nth(1).getByRole('link').waitFor();
    await seek(say('repository', 'set_tag'));
    await take(say('repository', 'set_tag'));
    await page.getByRole('dialog', { name: say('repository', 'set_title') }).waitFor();
    await leave();
    await seek(say('shell', 'commands'));
    await take(say('shell', 'commands'));
    await page.getByRole('dialog', { name: say('commands', 'title') }).waitFor();
    await leave();
    await seek(say('shell', 'sign_in'));
    await take(say('shell', 'sign_in'));
    await page.getByLabel(say('connect', 'password'), { exact: true }).waitFor();
  });

  // C14, P12: what is typed or pasted is no word of a person that a host may be asked.
  test(`a reference to an unknown registry proposes it and contacts nothing before the press (${language})`, async (t) => {
    const { page, say, link, stack, seek, chosen, dialog, press, button } = await sitDown(t, language);
    await link(NAME).waitFor();
    const other = await anotherSandbox(t, stack, {});
    const there = host(other.index);
    await seek(`${there}/${NAME}:latest`);
    const pasted = dialog.getByRole('group', { name: say('palette', 'pasted') });
    assert.equal(await pasted.getByRole('option').count(), 3, 'the image, its repository, its registry');
    await dialog.getByText(say('palette', 'proposes', { host: there })).waitFor();
    await chosen.getByText(say('palette', 'by_tag', { tag: 'latest' })).waitFor();
    await page.keyboard.press('Enter');
    await heading(page, say('shell', 'proposed_title', { host: there })).waitFor();
    assert.deepEqual(await other.admin.requests(), []);
    await press(button(say('shell', 'proposed_go', { host: there })));
    await page.getByRole('heading', { name: say('image', 'configuration') }).waitFor();
    assert.ok((await other.admin.requests()).length > 0);
    // A registry that was agreed to is gone to without another question, and the palette says which it is.
    await page.goto(`${stack.address}#/${host(stack.sandbox.index)}`);
    await link(NAME).waitFor();
    await seek(there);
    await dialog.getByText(say('palette', 'contacts', { host: there })).waitFor();
  });
}

test('a digest of the registry one is at is opened, and what is no name is said to be none', async (t) => {
  const { page, say, link, stack, seek, dialog, rows, chosen } = await sitDown(t, 'en');
  await link(NAME).waitFor();
  const id = (await (await fetch(`${stack.sandbox.index}/v1/repositories/${NAME}/tags/latest`)).json());
  await seek(`${NAME}@${id}`);
  await chosen.getByText(say('palette', 'by_id', { id: id.slice(0, 12) })).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: say('image', 'configuration') }).waitFor();
  await seek('"<zz>"');
  await dialog.getByText(say('palette', 'nothing')).waitFor();
  assert.equal(await rows.count(), 0);
  await page.keyboard.press('Enter');
  assert.equal(await dialog.count(), 1, 'there is nothing to take');
});

test('of 2,000 repositories no more rows are drawn than fit, and a name that is not listed opens as it was typed', async (t) => {
  const { page, say, seek, rows, field, chosen, dialog } = await sitDown(t, 'en', { sample: { repositories: 2000 } });
  await page.getByText(say('repositories', 'in_namespaces', { n: '2,000' })).waitFor();
  await seek('e');
  await dialog.getByRole('group', { name: say('palette', 'repositories') }).waitFor();
  assert.ok(await rows.count() <= 50, `${await rows.count()} rows`);
  const all = await dialog.getByRole('status').textContent();
  assert.match(all, /of 2,0\d\d/, all);
  await field.fill('nowhere/to-be-listed');
  await chosen.getByText(say('palette', 'by_name')).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/nowhere\/to-be-listed/);
});

test('the keys of the palette are left to the browser where the focus is elsewhere in the page', async (t) => {
  const { page, say, link, dialog } = await sitDown(t, 'en');
  await link(NAME).waitFor();
  await page.evaluate(() => {
    const [own, button] = [document.createElement('input'), document.createElement('button')];
    own.setAttribute('aria-label', 'of the page around');
    button.textContent = 'another of it';
    document.body.append(own, button);
  });
  const own = page.getByLabel('of the page around');
  await own.focus();
  await page.keyboard.press('g');
  assert.equal(await own.inputValue(), 'g');
  await page.keyboard.press('ControlOrMeta+k');
  assert.equal(await page.getByText(say('keys', 'then')).count(), 0);
  assert.equal(await dialog.count(), 0);
  await page.getByRole('button', { name: 'another of it' }).focus();
  for (const key of ['ControlOrMeta+k', 'g', '?', 'j']) await page.keyboard.press(key);
  assert.equal(await page.getByRole('dialog').count() + await page.getByText(say('keys', 'then')).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'another of it');
});

test('Ctrl and K open it while the letters are locked to capitals', async (t) => {
  const { page, link, field } = await sitDown(t, 'en');
  await link(NAME).waitFor();
  await page.keyboard.press('ControlOrMeta+K');
  await field.waitFor();
});

for (const from of ['the page', 'a field']) {
  test(`what is typed before the palette is there stands in it once it is, typed from ${from}`, async (t) => {
    const { page, context, link, field, chosen, dialog } = await sitDown(t, 'en');
    await link(NAME).waitFor();
    let [comes, isAsked] = [];
    const coming = new Promise((resolve) => (comes = resolve));
    const asked = new Promise((resolve) => (isAsked = resolve));
    await context.route('**/lazy/*.wasm', async (route) => {
      isAsked();
      await coming;
      await route.continue();
    });
    // A page that is there already may have a request pass by what is to hold it.
    await page.reload();
    await link(NAME).waitFor();
    const filter = page.getByRole('searchbox');
    if (from === 'a field') await filter.focus();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('chxx');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('eckout');
    await asked;
    await page.keyboard.press('Enter');
    assert.equal(await dialog.count(), 0);
    comes();
    await field.waitFor();
    assert.equal(await field.inputValue(), 'checkout');
    assert.equal(await filter.inputValue(), '', 'nothing of it is typed elsewhere');
    await chosen.getByText(NAME).waitFor();
    await page.keyboard.type('-api');
    assert.equal(await field.inputValue(), 'checkout-api');
    // What was typed for one that was left is not there in the next.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+k');
    await field.waitFor();
    assert.equal(await field.inputValue(), '');
  });
}

test('a palette that does not come says so, and another try is pressed by the keyboard', async (t) => {
  const { page, context, link, field, button } = await sitDown(t, 'en');
  await link(NAME).waitFor();
  await context.route('**/lazy/*.wasm', (route) => route.abort());
  await page.reload();
  await link(NAME).waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  const again = button(words('en')('notice', 'try_again'));
  await again.waitFor();
  await context.unroute('**/lazy/*.wasm');
  await again.focus();
  await page.keyboard.press('Enter');
  await field.waitFor();
  assert.equal(await field.inputValue(), '');
});
