// What a person prefers, and what a first visit costs: language and theme are kept, and nothing is loaded or asked
// that is not needed.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, heading, openConsole, screen, wholeBrowser } from './support/browser.mjs';
import { acts, eachPerson, sit } from './support/person.mjs';
import { asked, opensSandbox, startStack } from './support/stack.mjs';
import { PATIENCE, within } from './support/within.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);
// The engine alone does not ask for the icon.
wholeBrowser();

const lazy = (language) => `/lazy/${language}.json`;
const kinds = (paths) => paths.map((path) => path.replace(/-[0-9a-f]{8,}(_bg)?\./, '.')).sort();

for (const hand of ['mouse', 'keyboard']) {
  for (const [language, own] of [['zh-Hans', '简体中文'], ['zh-Hant', '繁體中文']]) {
    test(`another language is loaded when it is asked for, and kept (${hand}, ${language})`, async (t) => {
      const stack = await startStack(t, { settings: opensSandbox });
      const { page } = await openConsole(t, stack);
      const { press, button, link } = acts(page, hand, words('en'));
      const say = words(language);
      const loaded = () => stack.site.asked.filter((path) => path === lazy(language)).length;
      await link('team/checkout-api').waitFor();
      assert.equal(loaded(), 0);
      await press(button(`${words('en')('shell', 'language')}: English`));
      await press(button(own));
      await heading(page, say('repositories', 'all')).waitFor();
      assert.equal(loaded(), 1);
      await page.locator(`html[lang=${language}]`).waitFor();
      await screen(page, `language.${language}`);

      await page.reload();
      await heading(page, say('repositories', 'all')).waitFor();
      assert.equal(await heading(page, words('en')('repositories', 'all')).count(), 0);
      const there = loaded();
      await press(button(`${say('shell', 'language')}: ${own}`));
      assert.equal(await button(own).getAttribute('aria-pressed'), 'true');
      await press(button('English'));
      await heading(page, words('en')('repositories', 'all')).waitFor();
      await page.reload();
      await heading(page, words('en')('repositories', 'all')).waitFor();
      assert.equal(loaded(), there, 'English needs no file');
    });
  }
}

eachPerson('a theme is chosen and kept', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page, say, press, button, link } = await sit(t, stack, who);
  await link('team/checkout-api').waitFor();
  const bar = page.getByRole('banner');
  const paper = () => page.locator('.pt').evaluate((element) => getComputedStyle(element).backgroundColor);
  const light = await paper();
  await press(button(say('shell', 'theme'), bar));
  await press(button(say('shell', 'theme_dark'), bar));
  await page.locator('.pt[data-theme=dark]').waitFor();
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.reload();
  await link('team/checkout-api').waitFor();
  assert.equal(await paper(), dark);
  await press(button(say('shell', 'theme'), bar));
  assert.equal(await button(say('shell', 'theme_dark'), bar).getAttribute('aria-pressed'), 'true');
  await press(button(say('shell', 'theme_system'), bar));
  await page.locator('.pt:not([data-theme])').waitFor();
  assert.equal(await paper(), light);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await paper(), dark, 'the system decides');
});

for (const [language, more] of [['en', []], ['zh-Hans', [lazy('zh-Hans')]], ['zh-Hant', [lazy('zh-Hant')]]]) {
  test(`a first visit takes one request a file and one a page of the list (${language})`, async (t) => {
    const stack = await startStack(t, { settings: opensSandbox });
    const { page } = await openConsole(t, stack, { language });
    await page.getByRole('link', { name: 'team/checkout-api', exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    const files = ['/', '/config.json', '/favicon.svg', '/portolan.css', '/portolan.js', '/portolan.js', '/portolan.wasm'];
    // The browser asks for the icon when it likes.
    await within(PATIENCE, 'all files are asked for', () => stack.site.asked.length >= files.length + more.length);
    assert.deepEqual(kinds(stack.site.asked), [...files, ...more].sort());
    const requests = await stack.admin.requests();
    assert.deepEqual(requests.map(({ method, path }) => `${method} ${path}`), ['GET /v1/search'], 'no probe, no preflight');
    await screen(page, `first.${language}`);

    // The next visit loads only what may have changed.
    stack.site.asked.length = 0;
    await page.reload();
    await page.getByRole('link', { name: 'team/checkout-api', exact: true }).waitFor();
    assert.ok(!stack.site.asked.some((path) => /\.(wasm|css)$|portolan-.*\.js$/.test(path)), stack.site.asked.join(' '));
    assert.equal((await asked(stack.admin)).length, 2);
  });
}
