// A v1 tree of three thousand images in the sandbox: opened, moved, zoomed, walked and searched. How long that takes, and
// how long at a time the page stood still.

import { openConsole } from '../support/browser.mjs';
import { opensSandbox, startStack } from '../support/stack.mjs';
import { repeated } from './figures.mjs';
import { probe } from './probe.mjs';

const [IMAGES, TAGS] = [3000, 60];

/** The tree, opened and used. */
export async function tree(bench, { runs }) {
  const stack = await startStack(bench, { sample: { tree: `${IMAGES}:${TAGS}` }, settings: opensSandbox });
  const host = new URL(stack.sandbox.index).host;
  return [['Portolan', await repeated(runs, () => opened(bench, stack, `#/${host}/bench/tree?view=tree&api=v1&scheme=http`))]];
}

async function opened(bench, stack, hash) {
  const { page, context } = await openConsole(bench, stack);
  await probe(context, 'portolan-console');
  // Another document, so that the probe is there from its first task on.
  await page.goto('about:blank');
  const figures = {};
  const measured = async (name, act) => {
    const { from, start } = { from: await page.evaluate(() => performance.now()), start: performance.now() };
    await act();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    figures[`${name}, ms`] = performance.now() - start;
    figures[`${name}, blocking time, ms`] = await page.evaluate((from) => window.__probe.blocked(from), from);
  };
  const picture = page.locator('[role="tree"]').first();
  await measured(`tree of ${IMAGES} images opened`, async () => {
    await page.goto(stack.address + hash);
    await picture.waitFor();
    await page.waitForLoadState('networkidle');
  });
  const box = await picture.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 600) / 2];
  await measured('moved', async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let at = 1; at <= 40; at += 1) await page.mouse.move(x - at * 8, y - at * 4);
    await page.mouse.up();
  });
  await measured('zoomed', async () => {
    await page.keyboard.down('Control');
    for (let at = 0; at < 20; at += 1) await page.mouse.wheel(0, at < 10 ? -120 : 120);
    await page.keyboard.up('Control');
  });
  await measured('walked by keyboard', async () => {
    await picture.press('ArrowDown');
    for (let at = 0; at < 40; at += 1) await page.keyboard.press(at % 2 ? 'ArrowRight' : 'ArrowDown');
  });
  await measured('searched', async () => {
    await page.getByRole('main').getByRole('searchbox').first().pressSequentially('latest');
  });
  await context.close();
  return figures;
}
