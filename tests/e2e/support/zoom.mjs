// Zoom, text spacing and the size of targets. A window of 1280 × 1024 at 200 % and 400 % is one of 640 × 512 and of
// 320 × 256 pixels: nothing is scrolled sideways, nothing is cut at the edge, and every target can be hit.

import { cutAtTheEdge, hiddenText, smallTargets } from './layout.mjs';

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

/** A finger in place of the mouse, for as long as something is looked at. */
async function byFinger(page, look) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  await page.waitForFunction(() => matchMedia('(pointer: coarse)').matches);
  const seen = await look();
  await session.detach();
  await page.waitForFunction(() => !matchMedia('(pointer: coarse)').matches);
  return seen;
}

/** Controls, and links that have a row or a line of a menu to themselves. Links in the run of a text are as tall as it. */
const CONTROLS = '.pt-btn, .pt-input, select, summary, th button, .pt-tick, .pt-choice label, .pt-menu a, .pt-menu button, .pt-index a, .pt-tagname';

async function zoomed(page) {
  const wrong = [];
  for (const [zoom, size] of Object.entries(ZOOMS)) {
    await page.setViewportSize(size);
    wrong.push(...(await cutAtTheEdge(page)).map((one) => `at ${zoom}: ${one}`));
  }
  return wrong;
}

async function spaced(page) {
  const wrong = [];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const before = new Set(await hiddenText(page));
    await space(page, SPACING);
    const lost = (await hiddenText(page)).filter((one) => !before.has(one));
    wrong.push(...[...lost, ...(await cutAtTheEdge(page))].map((one) => `spaced, at ${width} px: ${one}`));
    await space(page, '');
  }
  return wrong;
}

async function small(page) {
  await page.setViewportSize({ width: 1280, height: 800 });
  const byMouse = await smallTargets(page, { least: 24 });
  const touched = await byFinger(page, () => smallTargets(page, { least: 44, only: CONTROLS }));
  return [...byMouse, ...touched.map((one) => `by a finger: ${one}`)];
}

/** Everything that is lost on the screen when it is zoomed or spaced, and every target that cannot be hit. */
export async function lost(page) {
  const found = [...(await zoomed(page)), ...(await spaced(page)), ...(await small(page))];
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}
