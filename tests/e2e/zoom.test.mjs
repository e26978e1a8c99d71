// Zoom, text spacing and the size of targets, on every screen and in every state. A window of 1280 × 1024 at 200 % and
// 400 % is one of 640 × 512 and of 320 × 256 pixels: nothing is scrolled sideways, nothing is cut at the edge, and what
// has the focus is not hidden under what sticks to the edge.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, screen } from './support/browser.mjs';
import { WALKS, walk } from './support/states.mjs';
import { cutAtTheEdge, hiddenText, smallTargets } from './support/layout.mjs';

after(closeBrowser);

const ZOOMS = { '200 %': { width: 640, height: 512 }, '400 %': { width: 320, height: 256 } };
/** What WCAG 1.4.12 lets a person set. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }`;

/** Sets the spacing of all text in the console, or takes that back. */
const space = (page, css) => page.evaluate((text) => {
  const root = document.querySelector('portolan-console').shadowRoot;
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheet.spacing);
  if (!text) return;
  const sheet = Object.assign(new CSSStyleSheet(), { spacing: true });
  sheet.replaceSync(text);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}, css);

/** A finger in place of the mouse, or the mouse again. */
async function finger(page, on) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: on, maxTouchPoints: on ? 5 : 1 });
  await session.detach();
}

for (const name of Object.keys(WALKS)) {
  test(`at 200 % and 400 % nothing is cut and nothing is scrolled sideways, on the walk of ${name}`, async (t) => {
    const wrong = [];
    await walk(t, name, async (state, { page }) => {
      for (const [zoom, size] of Object.entries(ZOOMS)) {
        await page.setViewportSize(size);
        await screen(page, `zoom.${state}.${size.width}`);
        for (const one of await cutAtTheEdge(page)) wrong.push(`${state} at ${zoom}: ${one}`);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    });
    assert.deepEqual(wrong, []);
  });

  test(`wider spaced text loses nothing, and every target can be hit, on the walk of ${name}`, async (t) => {
    const wrong = [];
    await walk(t, name, async (state, { page }) => {
      for (const one of await smallTargets(page, 24)) wrong.push(`${state}: ${one}`);
      await finger(page, true);
      for (const one of await smallTargets(page, 44)) wrong.push(`${state}, by a finger: ${one}`);
      await finger(page, false);
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const before = new Set(await hiddenText(page));
        await space(page, SPACING);
        await screen(page, `spaced.${state}.${width}`);
        const lost = (await hiddenText(page)).filter((one) => !before.has(one));
        for (const one of [...lost, ...(await cutAtTheEdge(page))]) wrong.push(`${state}, spaced at ${width} px: ${one}`);
        await space(page, '');
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    });
    assert.deepEqual(wrong, []);
  });
}
