// axe over every screen, every state and every dialog: by day and by night, wide and narrow, and once more in Chinese.
// Nothing serious, nothing critical, nothing moderate; and nothing that has to be scrolled sideways.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, heading, openConsole, screen } from './support/browser.mjs';
import { startStack } from './support/stack.mjs';
import { WALKS, walk } from './support/states.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);

/** What stands on a screen is the same in either language: Chinese is looked at once by night and narrow, once wide by day. */
const LOOKS = {
  en: [[1280, 'light'], [1280, 'dark'], [360, 'dark'], [360, 'light']],
  'zh-Hans': [[1280, 'light'], [360, 'dark']],
};

/** Looks at what is on the screen in every way; all that is wrong in any of them is told at once. */
async function look(page, name, language) {
  const wrong = [];
  for (const [width, colorScheme] of LOOKS[language]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await screen(page, `axe.${name}.${width}.${colorScheme}.${language}`);
    await axe(page).catch((error) => wrong.push(`${name}, ${width} px, ${colorScheme}: ${error.message}`));
    const wide = await page.evaluate(() => {
      const inside = [...document.querySelector('portolan-console').shadowRoot.querySelectorAll('dialog')];
      return [document.documentElement, ...inside].map((one) => one.scrollWidth - one.clientWidth);
    });
    if (wide.some((past) => past > 0)) wrong.push(`${name} is ${wide} px too wide at ${width} px`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return wrong;
}

for (const name of Object.keys(WALKS)) {
  for (const language of Object.keys(LOOKS)) {
    test(`axe finds nothing in any state on the walk of ${name} (${language})`, async (t) => {
      const wrong = [];
      await walk(t, name, async (state, { page }) => wrong.push(...(await look(page, state, language))), { language });
      assert.deepEqual(wrong, []);
    });
  }
}

for (const language of Object.keys(LOOKS)) {
  test(`axe finds nothing where the settings are wrong, and on the last page (${language})`, async (t) => {
    const stack = await startStack(t, { manner: 'none', settings: '{"readOnly":1}' });
    const { page } = await openConsole(t, stack, { language });
    await heading(page, words(language)('shell', 'settings_title')).waitFor();
    assert.deepEqual(await look(page, 'settings', language), []);

    const other = await startStack(t, { manner: 'none' });
    const dead = await openConsole(t, other, { language });
    await dead.page.evaluate(() => {
      Node.prototype.insertBefore = () => {
        throw new Error('no more');
      };
    });
    await dead.page.keyboard.press('?');
    await dead.page.getByRole('alert').waitFor();
    dead.problems.splice(0);
    assert.deepEqual(await look(dead.page, 'dead', language), []);
  });
}
