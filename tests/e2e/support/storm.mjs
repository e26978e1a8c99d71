// A journey through a storm: the line dies at each request of it in turn, and each time the screen has to say so before
// the line comes back and somebody goes on.

import assert from 'node:assert/strict';
import { PATIENCE, within } from './within.mjs';

/**
 * Waits until a page asks for nothing any more and has been drawn.
 *
 * @param line what `startLine` gave: what is still open there is open in the page too
 * @returns a function that does
 */
export function stillness(page, line) {
  let open = 0;
  // Of a file that is sent the browser does not always tell the end; the line knows.
  const counted = (request) => request.url().startsWith(line.address) && request.resourceType() !== 'xhr';
  page.on('request', (request) => (open += counted(request)));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => (open -= counted(request)));
  const frames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  return async () => {
    let calm = 0;
    await within(PATIENCE, 'the page asks for nothing any more', async () => {
      await frames();
      calm = open > 0 || line.open() > 0 ? 0 : calm + 1;
      return calm === 3;
    });
  };
}

/**
 * Goes on until `done` is there.
 *
 * @param line what `startLine` gave, in a storm
 * @param still what `stillness` gave
 * @param done what is there at the end
 * @param told what says that something failed
 * @param again does what the person does about it
 * @returns how often the line died
 */
export async function weather(line, still, { done, told, again }) {
  for (let deaths = 0; ; deaths += 1) {
    assert.ok(deaths < 60, `it does not come to an end: ${line.deaths().slice(-3)}`);
    const over = await Promise.race([line.death().then(() => false), done().waitFor().then(() => true)]);
    if (over && !line.isDead()) return deaths;
    await still();
    await told().first().waitFor().catch((error) => {
      throw new Error(`nothing is said of it: ${line.deaths().at(-1)}`, { cause: error });
    });
    line.back();
    await again();
  }
}
