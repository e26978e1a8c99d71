// Preferences in one place: chosen, taken along as a file, brought back, cleared; shared by two tabs, and held in memory
// where the browser keeps nothing.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, heading, mounted, screen } from './support/browser.mjs';
import { acts, eachPerson, sit } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

const WHERE = 'team/checkout-api';
const KEY = 'portolan.preferences';
const stored = async (page) => JSON.parse(await page.evaluate((key) => localStorage.getItem(key), KEY));

/** A person on the page of preferences, who has pinned a repository before. */
async function chooser(t, who, options = {}) {
  const stack = await startStack(t, { settings: opensSandbox });
  const person = await sit(t, stack, who, options);
  const { page, say, press, button, link } = person;
  await press(link(WHERE));
  await press(button(say('repository', 'pin')));
  await press(link(say('shell', 'preferences')));
  await heading(page, say('preferences', 'title')).waitFor();
  return { ...person, stack, texts: (name, values) => say('preferences', name, values) };
}

const group = (page, name) => page.getByRole('radiogroup', { name, exact: true });

eachPerson('the screen of preferences is in order in both themes, wide and narrow', async (t, who) => {
  const { page, texts, say, press, button } = await chooser(t, who);
  for (const dialog of [false, true]) {
    if (dialog) await press(button(texts('clear')));
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await screen(page, `preferences${dialog ? '.clear' : ''}.${width}.${colorScheme}.${who.language}`);
        await axe(page);
        const past = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(past <= 0, `${past} px too wide at ${width}`);
      }
    }
  }
  await press(button(say('common', 'cancel')));
});

eachPerson('theme, rows and columns are chosen and hold after a reload', async (t, who) => {
  const { page, say, texts, press, tick, choose, field, link } = await chooser(t, who);
  await choose(group(page, say('shell', 'theme')), say('shell', 'theme_dark'));
  await choose(group(page, texts('density')), texts('rows_close'));
  for (const column of [texts('col_size'), texts('col_parents')]) await tick(field(column));
  await page.goBack();
  await link('4.12.0').waitFor();
  const look = async () => ({
    dark: await page.locator('.pt[data-theme=dark]').count(),
    row: await page.getByRole('row').nth(2).evaluate((row) => Math.round(row.getBoundingClientRect().height)),
    heads: (await page.getByRole('columnheader').allInnerTexts()).map((head) => head.trim()).filter(Boolean),
    cells: await page.getByRole('row').nth(2).getByRole('cell').count(),
  });
  const close = await look();
  assert.equal(close.dark, 1);
  assert.ok(close.row >= 28 && close.row <= 30, `a row is ${close.row} px`);
  assert.deepEqual(close.heads, ['col_tag', 'col_image', 'col_itself', 'col_platform', 'col_made'].map((name) => say('tags', name)));
  assert.equal(close.cells, close.heads.length + 1, 'a cell for each head, and the tick');
  await screen(page, `preferences.compact.${who.language}`);
  await page.reload();
  await link('4.12.0').waitFor();
  assert.deepEqual(await look(), close);
});

eachPerson('preferences are taken along as a file and replace others when brought back', async (t, who) => {
  const { page, say, texts, press, choose, chooseFiles, button } = await chooser(t, who);
  await choose(group(page, texts('density')), texts('rows_close'));
  const [saved] = await Promise.all([page.waitForEvent('download'), press(button(texts('take')))]);
  assert.equal(saved.suggestedFilename(), 'portolan-preferences.json');
  const bytes = await readFile(await saved.path());
  assert.deepEqual(JSON.parse(bytes).pinned.map(([, name]) => name), [WHERE]);

  await press(button(texts('clear')));
  const dialog = page.getByRole('dialog', { name: texts('clear_title') });
  await dialog.getByText(texts('n_pinned', { n: 1 })).waitFor();
  await press(button(say('common', 'cancel'), dialog));
  assert.equal((await stored(page)).pinned.length, 1, 'the way out changes nothing');
  await press(button(texts('clear')));
  await press(button(texts('clear_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  const cleared = await stored(page);
  assert.deepEqual([cleared.pinned, cleared.recent, cleared.registries, cleared.density], [[], [], [], undefined]);

  for (const [file, why] of [['hello', 'not_json'], ['{"name":"app"}', 'not_preferences']]) {
    await chooseFiles([{ name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from(file) }]);
    await page.getByText(texts(why)).waitFor();
    assert.deepEqual(await stored(page), cleared);
  }
  const odd = JSON.parse(bytes);
  odd.theme = 'neon';
  await chooseFiles([{ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(odd)) }]);
  await page.getByText(texts('left_out', { n: 1 })).waitFor();
  await screen(page, `preferences.brought.${who.language}`);
  assert.deepEqual(await stored(page), cleared, 'nothing is replaced before one says so');
  await press(button(texts('replace')));
  await page.getByRole('link', { name: new RegExp(WHERE) }).or(page.getByText(texts('pinned'))).first().waitFor();
  const back = await stored(page);
  assert.deepEqual([back.pinned.length, back.density, back.theme], [1, 'compact', undefined]);
});

eachPerson('what two tabs pin, both keep', async (t, who) => {
  const { page, say, press, button, stack, context } = await chooser(t, who);
  const tab = await context.newPage();
  await tab.goto(stack.address);
  await mounted(tab);
  const other = acts(tab, who.hand, say);
  await other.link('team/tide-tables').first().waitFor();
  // The first tab changes something the second has read already, and the other way round.
  // What one keeps is there for the other a little later.
  const keeps = (tab, name, is) => tab.waitForFunction(([key, name, is]) =>
    JSON.parse(localStorage.getItem(key)).pinned.some(([, pinned]) => pinned === name) === is, [KEY, name, is]);
  await page.goBack();
  await press(button(say('repository', 'unpin')));
  await other.press(other.link('team/tide-tables').first());
  await keeps(tab, WHERE, false);
  await other.press(other.button(say('repository', 'pin')));
  await keeps(page, 'team/tide-tables', true);
  await press(button(say('repository', 'pin')));
  await button(say('repository', 'unpin')).waitFor();
  assert.deepEqual((await stored(page)).pinned.map(([, name]) => name).sort(), [WHERE, 'team/tide-tables']);
});

for (const [how, refuse] of [
  ['is full', () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  }],
  ['is forbidden', () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
  }],
]) {
  eachPerson(`where storage ${how}, that is said and all goes on in memory`, async (t, who) => {
    const { page, say, texts, choose } = await chooser(t, who, { prepare: (page) => page.addInitScript(refuse) });
    await page.getByRole('contentinfo').getByText(say('shell', 'unkept')).waitFor();
    await choose(group(page, say('shell', 'theme')), say('shell', 'theme_dark'));
    await page.locator('.pt[data-theme=dark]').waitFor();
    await choose(group(page, texts('density')), texts('rows_close'));
    await page.locator('.pt[data-theme=dark][data-rows]').waitFor();
    await page.getByText(texts('pinned'), { exact: false }).first().waitFor();
    await screen(page, `preferences.unkept.${who.language}`);
  });
}
