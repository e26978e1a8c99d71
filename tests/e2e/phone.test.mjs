// On a phone: the bar is one line above where one is, and what is left out of it for that is still read out.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openConsole, screen } from './support/browser.mjs';
import { acts } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';
import { languages, words } from './support/words.mjs';

after(closeBrowser);

const NAME = 'team/checkout-api';

for (const language of languages) {
  test(`the bar keeps to one line beside the name of a registry, and the mark to its name (${language})`, async (t) => {
    const stack = await startStack(t, { settings: opensSandbox });
    const { page } = await openConsole(t, stack, { language, viewport: 360 });
    const { link } = acts(page, 'mouse', words(language));
    await link(NAME).waitFor();
    const bar = page.getByRole('banner');
    for (const width of [360, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const mark = await link('Portolan', bar).boundingBox();
      const buttons = await Promise.all((await bar.getByRole('button').all()).map((one) => one.boundingBox()));
      assert.ok(buttons.length >= 4);
      const middles = [mark, ...buttons].map(({ y, height }) => Math.round(y + height / 2));
      const apart = Math.max(...middles) - Math.min(...middles);
      assert.ok(apart < 8, `at ${width} px what should stand in one line is ${apart} px apart`);
    }
    await page.setViewportSize({ width: 360, height: 800 });
    await screen(page, `phone-bar.${language}`);
  });
}
