// What a screen reader is given: the accessibility tree of every screen, state and dialog, as it was read through once by a
// person. `PORTOLAN_SNAPSHOTS=1` writes them anew; whoever does that reads the difference.

import assert from 'node:assert/strict';
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closeBrowser } from './support/browser.mjs';
import { WALKS, walk } from './support/states.mjs';

after(closeBrowser);

const FOLDER = fileURLToPath(new URL('./snapshots/', import.meta.url));
/** How many lines of a long list are kept. */
const MOST = 220;

/** How many frames a screen has for what is still being read. */
const FRAMES = 300;

/** Of what is only read, what one finds one's way by: the words are those of docs/. */
const READ = /^guide$/;
const OUTLINE = /^\s*- '?(banner|main|navigation|article|heading|img|link|button|contentinfo|status)\b/;

/** The tree of what is on the screen, without what is different at each run. */
async function treeOf({ page, here }, state) {
  const dialog = page.getByRole('dialog');
  const shown = (await dialog.count()) ? dialog : page.locator('portolan-console');
  const text = await shown.ariaSnapshot();
  const lines = text.replaceAll(here, 'HOST').replace(/127\.0\.0\.1:\d+/g, 'SITE').replace(/\d\d:\d\d:\d\d/g, 'TIME')
    .replace(/\b\d+ ms\b/g, 'SOME ms').split('\n').filter((line) => !READ.test(state) || OUTLINE.test(line));
  return `${lines.slice(0, MOST).join('\n')}\n`;
}

/** The tree once it is the one that was read, or what it is when it has not become that one in so many frames. */
async function settled(person, kept, state) {
  for (let frame = 0; frame < FRAMES; frame += 1) {
    if ((await treeOf(person, state)) === kept) return kept;
    await person.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  return treeOf(person, state);
}

/** What changes by itself while it is looked at. */
const LEFT_OUT = /loading|asking|deleting/;

for (const name of Object.keys(WALKS)) {
  test(`a screen reader is given what was read through, on the walk of ${name}`, async (t) => {
    const different = [];
    await mkdir(FOLDER, { recursive: true });
    await walk(t, name, async (state, person) => {
      const file = `${FOLDER}${state}.yml`;
      if (process.env.PORTOLAN_SNAPSHOTS) return writeFile(file, await treeOf(person, state));
      const kept = await readFile(file, 'utf8');
      const tree = await settled(person, kept, state);
      if (kept === tree) return undefined;
      const [before, now] = [kept.split('\n'), tree.split('\n')];
      const at = before.findIndex((line, nth) => line !== now[nth]);
      return different.push(`${state}, line ${at + 1}: "${before[at]}" was read, and it is "${now[at]}"`);
    }, { only: (state) => !LEFT_OUT.test(state) });
    assert.deepEqual(different, []);
  });
}
