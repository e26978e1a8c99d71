// axe-core over a page, inside open shadow roots too: it may find nothing serious or critical, nor anything moderate.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails with what axe found and where. Evaluated by the debugger, which the page's policy does not concern.
 *
 * @param without rules that are not looked at
 */
export async function axe(page, { without = [] } = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const violations = await page.evaluate(async (rules) => {
    // Without `preload` axe adds no style element of its own, which the page's policy would refuse.
    const found = await window.axe.run(document, { resultTypes: ['violations'], preload: false, rules });
    return found.violations
      .filter(({ impact }) => impact !== 'minor')
      .map(({ id, impact, help, nodes }) => ({
        rule: `${impact}: ${id}: ${help}`,
        at: nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.flat().join(' ')} — ${failureSummary}`),
      }));
  }, rules);
  assert.deepEqual(violations, [], `axe at ${page.url()}`);
}
