// Every screen, every state and every dialog: axe finds nothing serious, nothing critical, nothing moderate, by day and by
// night, wide and narrow; nothing has to be scrolled sideways; zoomed and spaced nothing is lost, and every target can be
// hit. In English all of that in one walk; in Chinese, where only words differ, axe looks once and at what words have a say
// in.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { COLOURS, WORDS, axe } from './support/axe.mjs';
import { closeBrowser, heading, openConsole, screen } from './support/browser.mjs';
import { startStack } from './support/stack.mjs';
import { WALKS, walk } from './support/states.mjs';
import { words } from './support/words.mjs';
import { lost } from './support/zoom.mjs';

after(closeBrowser);

/** What axe looks at, by width: what depends on the width, the theme or the words is seen in each; none depends on another. */
const LOOKS = {
  en: { 1280: ['light'], 360: ['dark', [...COLOURS, 'scrollable-region-focusable']] },
  'zh-Hans': { 360: ['light', WORDS] },
  'zh-Hant': { 1280: ['dark', WORDS] },
};

/** Looks at what is on the screen in every way; all that is wrong in any of them is told at once. */
async function look(page, name, language) {
  const wrong = [];
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => {
      const inside = [...document.querySelector('portolan-console').shadowRoot.querySelectorAll('dialog')];
      return [document.documentElement, ...inside].map((one) => one.scrollWidth - one.clientWidth);
    });
    if (wide.some((past) => past > 0)) wrong.push(`${name} is ${wide} px too wide at ${width} px`);
    const [colorScheme, only] = LOOKS[language][width] ?? [];
    if (!colorScheme) continue;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await screen(page, `axe.${name}.${width}.${colorScheme}.${language}`);
    await axe(page, { only }).catch((error) => wrong.push(`${name}, ${width} px, ${colorScheme}: ${error.message}`));
    if (colorScheme !== 'light') await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }
  return wrong;
}

for (const name of Object.keys(WALKS)) {
  for (const language of Object.keys(LOOKS)) {
    test(`nothing is wrong in any state on the walk of ${name} (${language})`, async (t) => {
      const wrong = [];
      await walk(t, name, async (state, { page }) => {
        wrong.push(...(await look(page, state, language)));
        if (language === 'en') wrong.push(...(await lost(page)).map((one) => `${state}: ${one}`));
      }, { language });
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
    await dead.misbehaves((problem) => /^error on the page: .*unreachable/.test(problem));
    assert.deepEqual(await look(dead.page, 'dead', language), []);
  });
}
