// The tree of a repository on the screen, beside what its registry holds; and how a person finds a way about in it.

import assert from 'node:assert/strict';
import { settled } from './browser.mjs';
import { sit, tabTo } from './person.mjs';
import { opensSandbox, startStack } from './stack.mjs';
import { readTree, truthOf } from './truth.mjs';
import { PATIENCE, within } from './within.mjs';

/** The repository whose tree is looked at. */
export const WHERE = 'team/checkout-api';

/** The tree on the screen, and what the registry holds. */
export async function begin(t, who, options = {}, prepare = async () => {}) {
  const stack = await startStack(t, { settings: opensSandbox });
  const truth = await readTree(truthOf(stack.sandbox.index), WHERE);
  await prepare(stack.admin, truth);
  const hash = `#/${new URL(stack.sandbox.index).host}/${WHERE}?view=tree`;
  const person = await sit(t, stack, who, { hash, ...options });
  const { page, say } = person;
  const texts = (name, values) => say('tree', name, values);
  const sized = (n) => texts('tags', { n });
  const tags = Object.keys(truth.tags).length;
  const tree = (lead, n = tags) =>
    page.getByRole('tree', { name: texts(lead, { tags: sized(n), repository: WHERE }), exact: true });
  const [chart, list, lacking] = [tree('chart_label'), tree('list_label'), tree('chart_label', tags - 1)];
  const panel = page.getByRole('complementary', { name: texts('selected') });
  return { stack, admin: stack.admin, truth, person, page, texts, chart, lacking, list, panel };
}

/** The marks of a tree in their order: level, digits, whether open, and the names on them. */
export const marksOf = (tree) =>
  tree.getByRole('treeitem').evaluateAll((items) =>
    items.map((item) => {
      const said = item.querySelector('title')?.textContent ?? item.innerText;
      return {
        level: Number(item.getAttribute('aria-level')),
        said,
        short: /[0-9a-f]{12}/.exec(said)[0],
        names: [...item.querySelectorAll('code')].map(({ textContent }) => textContent),
        selected: item.getAttribute('aria-selected') === 'true',
      };
    }),
  );

/** Lets the list lead. */
export async function asList({ person, page, texts, list }) {
  await person.choose(page.getByRole('radiogroup', { name: texts('tree_as') }), texts('as_list'));
  await list.getByRole('treeitem').first().waitFor();
}

/** Lets the list lead and waits until nothing is folded away any more. */
export async function unfoldRuns(all) {
  const { person, page, texts, truth, list } = all;
  await asList(all);
  await person.tick(person.field(texts('fold_runs')));
  await page.getByText(texts('nodes', { n: truth.all.length }), { exact: true }).waitFor();
  await list.getByRole('treeitem').nth(truth.all.length - 1).waitFor();
}

/** How many ancestries tell the whole tree: an image that another stands on need not be asked for its own. */
const needed = ({ ancestries }) => [...ancestries.keys()].filter((id) => ![...ancestries.values()].some((ids) => ids.indexOf(id) > 0)).length;

/** That so many ancestries were read, or as many more as did no harm. */
export const readFrom = ({ page, texts, truth }, less = 0) =>
  Array.from({ length: truth.ancestries.size - needed(truth) + 1 }, (_, more) => texts('from_ancestries', { n: needed(truth) + more - less }))
    .map((said) => page.getByText(said, { exact: true }))
    .reduce((one, other) => one.or(other));

/** Waits until every size has been read. */
export const allRead = async (all) => {
  await readFrom(all).waitFor();
  // The reading of sizes begins a few turns after what it begins with is drawn.
  await settled(all.page);
  await all.page.getByRole('button', { name: all.texts('stop'), exact: true }).waitFor({ state: 'detached' });
};

/** Selects the image of the list with these digits, by a click or by walking there. */
export async function select({ person, list }, who, short) {
  const item = { name: new RegExp(short) };
  if (who.hand === 'mouse') await list.getByRole('treeitem', item).first().click();
  else await walkTo(person, list, short);
  await list.getByRole('treeitem', { ...item, selected: true }).first().waitFor();
}

/** Walks the list by its arrows until a mark is selected. */
async function walkTo({ page, reach }, list, short) {
  await reach(list.locator('[tabindex="0"]'));
  // What was selected before is brought into sight a few turns later, and led to.
  await settled(page);
  await page.keyboard.press('Home');
  const focused = () => list.evaluate((tree) => tree.getRootNode().activeElement?.getAttribute('data-mark') ?? '');
  for (let pressed = 0; pressed < 300; pressed += 1) {
    const row = list.locator(`[data-mark="${pressed}"]`);
    // The focus follows the key; only then is the next one pressed.
    await row.and(page.locator('[tabindex="0"]')).waitFor();
    await within(PATIENCE, `the focus is on mark ${pressed}`, async () => (await focused()) === String(pressed));
    if ((await row.innerText()).includes(short)) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`the arrows do not reach ${short}`);
}

/**
 * Selects an item of the chart for good, by a click on what is drawn of it or by walking there, down to what stands
 * beside and right to what stands on it.
 */
export async function selectInChart({ page }, who, chart, item) {
  if (who.hand === 'mouse') return item.locator('path').first().click();
  await item.waitFor({ state: 'attached' });
  await tabTo(page, chart);
  const place = (one) => one.evaluate(({ dataset, ariaLevel }) => [Number(dataset.mark), Number(ariaLevel)]);
  const all = await chart.getByRole('treeitem').evaluateAll((items) =>
    items.map(({ dataset, ariaLevel }) => [Number(dataset.mark), Number(ariaLevel)]));
  const [goal] = await place(item);
  const way = new Map(all.filter(([mark]) => mark <= goal).map(([mark, level]) => [level, mark]));
  const selected = (mark) => chart.locator(`[data-mark="${mark}"][aria-selected=true]`);
  await page.keyboard.press('Home');
  for (let at = 0; at !== goal; ) {
    await selected(at).waitFor({ state: 'attached' });
    const [, level] = await place(selected(at));
    const on = way.get(level) === at;
    at = on ? way.get(level + 1) : all.find(([mark, one]) => mark > at && one === level)[0];
    await page.keyboard.press(on ? 'ArrowRight' : 'ArrowDown');
  }
  await selected(goal).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
}
