// The keyboard: lists are walked, a letter after `g` leads to a screen, and nothing of it happens while one types, below a
// dialog, with a modifier held, or once single letters are switched off.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, heading, openConsole } from './support/browser.mjs';
import { acts } from './support/person.mjs';
import { host, opensSandbox, startStack } from './support/stack.mjs';
import { languages, words } from './support/words.mjs';

after(closeBrowser);

const NAME = 'team/checkout-api';

/** What has the focus: its text, and whether it is a link. */
const focused = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return { text: at?.textContent?.trim(), label: at?.getAttribute('aria-label'), tag: at?.localName, id: at?.id };
});

async function sitDown(t, language, options = {}) {
  const stack = await startStack(t, { settings: opensSandbox, ...options });
  const { page, problems } = await openConsole(t, stack, { language, ...options });
  const say = words(language);
  const hand = acts(page, 'keyboard', say);
  await hand.link(NAME).waitFor();
  return { page, say, stack, problems, ...hand, keys: async (...all) => { for (const key of all) await page.keyboard.press(key); } };
}

for (const language of languages) {
  test(`lists are walked by j and k and, once in one, by the arrows; Enter opens and Escape leaves (${language})`, async (t) => {
    const { page, say, keys } = await sitDown(t, language);
    await keys('ArrowDown');
    assert.notEqual((await focused(page)).tag, 'a', 'outside of a list an arrow scrolls the page');
    await keys('j');
    const first = await focused(page);
    assert.ok(['a', 'summary'].includes(first.tag), JSON.stringify(first));
    await keys('j');
    const second = await focused(page);
    assert.notDeepEqual(second, first);
    await keys('ArrowUp');
    assert.deepEqual(await focused(page), first);
    await keys('k');
    assert.deepEqual(await focused(page), first, 'at its end a list is not walked round');
    for (let pressed = 0; (await focused(page)).label !== NAME; pressed += 1) {
      assert.ok(pressed < 60, 'j does not reach the repository');
      await keys('j');
    }
    await keys('Enter');
    await page.getByRole('row').nth(2).getByRole('link').waitFor();
    await keys('j');
    const tag = await focused(page);
    assert.equal(tag.text, await page.getByRole('row').nth(1).getByRole('link').textContent());
    await keys('ArrowDown');
    assert.equal((await focused(page)).text, await page.getByRole('row').nth(2).getByRole('link').textContent());
    await keys('Escape');
    assert.equal((await focused(page)).tag, 'main');
    await keys('j', 'Enter');
    await page.getByRole('heading', { name: say('image', 'configuration') }).waitFor();
    await keys('j');
    assert.match((await focused(page)).label ?? (await focused(page)).text, /[0-9a-f]{12}/, 'layers are walked as well');
  });

  test(`after g a letter leads to a screen, as the hint says (${language})`, async (t) => {
    const { page, say, keys, stack } = await sitDown(t, language, { hash: '' });
    const here = host(stack.sandbox.index);
    const hint = page.getByText(say('keys', 'then'));
    const lead = async (letter) => {
      await keys('g');
      await hint.waitFor();
      await keys(letter);
      await hint.waitFor({ state: 'detached' });
    };
    await keys('g');
    await hint.waitFor();
    await page.getByRole('status').getByText(say('keys', 'go_repositories')).waitFor();
    await axe(page);
    await keys('Escape');
    await hint.waitFor({ state: 'detached' });
    await keys('g', 'c');
    await heading(page, say('connect', 'title')).waitFor();
    await page.goto(`${stack.address}#/${here}/${NAME}`);
    await page.getByRole('row').nth(1).getByRole('link').waitFor();
    await lead('e');
    await page.getByRole('treeitem').first().waitFor();
    await lead('z');
    assert.match(page.url(), /view=tree/, 'a letter that leads nowhere leads nowhere');
    await lead('t');
    await page.getByRole('row').nth(1).getByRole('link').waitFor();
    await lead('b');
    await page.getByText('_ping').first().waitFor();
    await lead('a');
    await heading(page, say('account', 'title')).waitFor();
    await lead('r');
    await heading(page, say('repositories', 'all')).waitFor();
  });

  // WCAG 2.1.4.
  test(`no letter is a key while one types, below a dialog, with a modifier, or switched off (${language})`, async (t) => {
    const { page, say, keys, press, tick, button } = await sitDown(t, language);
    const hint = page.getByText(say('keys', 'then'));
    await keys('/');
    await page.keyboard.type('gj?');
    assert.equal(await page.getByRole('searchbox').inputValue(), 'gj?');
    assert.equal(await hint.count(), 0);
    await keys('Escape');
    await page.getByRole('button', { name: say('repositories', 'clear_filter') }).waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('searchbox').inputValue(), '');
    await keys('Escape', 'Control+g', 'Alt+j');
    assert.equal((await focused(page)).tag, 'main', 'Escape clears, then leaves');
    assert.equal(await hint.count(), 0);
    await keys('?');
    const sheet = page.getByRole('dialog', { name: say('shell', 'keys') });
    await sheet.waitFor();
    await keys('g', 'j', 'Control+k');
    assert.equal(await hint.count(), 0);
    assert.equal(await page.getByRole('dialog').count(), 1, 'nothing opens over a dialog');
    await sheet.getByText(say('keys', 'go_repositories')).waitFor();
    const single = sheet.getByRole('checkbox', { name: say('keys', 'single') });
    await tick(single);
    assert.equal(await single.isChecked(), false);
    await press(button(say('common', 'close')));
    await sheet.waitFor({ state: 'detached' });
    await keys('j', 'g', '/', '?');
    assert.equal(await page.getByRole('dialog').count() + await hint.count(), 0);
    assert.notEqual((await focused(page)).tag, 'input');
    await keys('Control+k');
    await page.getByRole('dialog', { name: say('shell', 'palette') }).waitFor();
  });

  test(`where no registry is chosen there are no commands to show, and the other keys go on (${language})`, async (t) => {
    const { page, say, keys } = await sitDown(t, language, { hash: '' });
    const dialog = page.getByRole('dialog');
    await keys('$');
    await dialog.getByText(say('commands', 'about')).waitFor();
    await keys('Escape');
    await dialog.waitFor({ state: 'detached' });
    await keys('g', 'c');
    await heading(page, say('connect', 'title')).waitFor();
    await keys('$', '?');
    await page.getByRole('dialog', { name: say('shell', 'keys') }).waitFor();
    assert.equal(await dialog.count(), 1);
  });
}
