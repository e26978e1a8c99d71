// Assertions over everything there is of a kind, which nothing at all does not satisfy.

import assert from 'node:assert/strict';

/** There is something, and this holds of each. */
export function assertAll(list, holds, what) {
  assert.ok(list.length > 0, `there is nothing that could be wrong${what ? `: ${what}` : ''}`);
  assert.deepEqual(list.filter((one) => !holds(one)), [], what);
}

/** Something was asked for, and what was asked only reads. */
export const assertReads = (asked) => assertAll(asked, ({ method }) => ['GET', 'HEAD'].includes(method), 'it only reads');

/** Everything that is written in a page, shadow roots and storage among it. */
export const written = (page) => page.evaluate(() => {
  const inside = (root) => [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot.innerHTML, ...inside(shadowRoot)] : []));
  return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML, ...inside(document)]);
});
