// axe-core over a page, inside open shadow roots too: it may find nothing serious or critical, nor anything moderate.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that the theme has a say in. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];
/** The kinds of rules that words have a say in: names, labels, alternatives, and the language that is said. */
export const WORDS = ['cat.forms', 'cat.language', 'cat.name-role-value', 'cat.semantics', 'cat.text-alternatives'];

/**
 * Fails with what axe found and where. Evaluated by the debugger, which the page's policy does not concern.
 *
 * @param only rules or kinds of rules, where not all are looked at
 */
export async function axe(page, { only } = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(async (only) => {
    // Without `preload` axe adds no style element of its own, which the page's policy would refuse.
    const found = await window.axe.run(document, { resultTypes: ['violations'], preload: false, ...(only ? { runOnly: only } : {}) });
    return found.violations
      .filter(({ impact }) => impact !== 'minor')
      .map(({ id, impact, help, nodes }) => ({
        rule: `${impact}: ${id}: ${help}`,
        at: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.flat().join(' ')} — ${failureSummary}`),
      }));
  }, only);
  assert.deepEqual(violations, [], `axe at ${page.url()}`);
}
