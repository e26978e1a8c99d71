// Working the tree: its keys, folding and unfolding, names that light up, and the picture as a file.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import { closeBrowser, screen, settled } from './support/browser.mjs';
import { eachPerson, everybody, tabTo } from './support/person.mjs';
import { allRead, asList, begin, marksOf, select } from './support/tree.mjs';

after(closeBrowser);

eachPerson('the chart is walked, folded and zoomed by its keys', async (t, who) => {
  const all = await begin(t, who);
  const { truth, page, texts, chart, panel } = all;
  await allRead(all);
  await tabTo(page, chart);
  const selected = async () => {
    await settled(page);
    return (await marksOf(chart)).find(({ selected: is }) => is);
  };
  await page.keyboard.press('ArrowDown');
  await chart.getByRole('treeitem', { selected: true }).waitFor();
  await page.keyboard.press('Home');
  const first = await selected();
  assert.equal(first.level, 1);
  await page.keyboard.press('ArrowRight');
  const child = await selected();
  assert.equal(child.level, 2);
  const chainOf = (short) => [...truth.ancestries.values()].find((ids) => ids.some((id) => id.startsWith(short)));
  assert.ok(chainOf(child.short).some((id) => id.startsWith(first.short)), 'the child stands on the base');
  await page.keyboard.press('ArrowLeft');
  assert.equal((await selected()).short, first.short, 'left leads back to the parent');
  // Space folds what stands on it, and again unfolds it.
  const count = async () => (await marksOf(chart)).length;
  const before = await count();
  await page.keyboard.press('Space');
  await chart.getByRole('treeitem', { selected: true, expanded: false }).waitFor();
  assert.ok((await count()) < before);
  await page.keyboard.press('Space');
  await chart.getByRole('treeitem', { selected: true, expanded: true }).waitFor();
  assert.equal(await count(), before);
  for (const [key, percent] of [['0', '100%'], ['+', '125%'], ['-', '100%'], ['-', '80%'], ['0', '100%']]) {
    await page.keyboard.press(key);
    await page.getByRole('button', { name: percent, exact: true }).waitFor();
  }
  await panel.getByText(texts('with_ancestors')).waitFor();
});

everybody('a run is unfolded and folded again from the panel', async (t, who) => {
  const all = await begin(t, who);
  const { person, page, texts, list, panel } = all;
  await allRead(all);
  await asList(all);
  const run = list.getByRole('treeitem', { name: new RegExp(texts('run_of', { n: 3 }).replace('3', '\\d+')) }).first();
  const short = /[0-9a-f]{12}/.exec(await run.innerText())[0];
  await select(all, who, short);
  const before = (await marksOf(list)).length;
  await person.press(person.button(texts('unfold_run'), panel));
  await person.button(texts('fold_run'), panel).waitFor();
  assert.ok((await marksOf(list)).length > before);
  await person.press(person.button(texts('fold_run'), panel));
  await person.button(texts('unfold_run'), panel).waitFor();
  assert.equal((await marksOf(list)).length, before);
  assert.ok((await page.getByRole('treeitem', { selected: true }).count()) > 0);
});

eachPerson('names light up tags, and the rest stands back', async (t, who) => {
  const all = await begin(t, who);
  const { truth, person, page, texts } = all;
  await allRead(all);
  const fit = Object.keys(truth.tags).filter((tag) => tag.includes('4.11'));
  await page.keyboard.press('/');
  await page.keyboard.type('4.11');
  await page.getByText(texts('lit', { n: fit.length })).waitFor();
  assert.ok((await page.locator('.t-dim').count()) > 0, 'the others stand back');
  await screen(page, `tree.lit.${who.language}`);
  await person.press(person.button(texts('clear')));
  await page.getByText(texts('lit', { n: fit.length })).waitFor({ state: 'detached' });
  assert.equal(await page.locator('.t-dim').count(), 0);
});

everybody('the picture is saved as a file that needs nothing else', async (t, who) => {
  const all = await begin(t, who);
  const { truth, person, page, texts } = all;
  await allRead(all);
  const coming = page.waitForEvent('download');
  await person.press(person.button(texts('save')));
  const download = await coming;
  assert.equal(download.suggestedFilename(), 'team-checkout-api-tree.svg');
  await page.getByText(texts('saved', { name: 'team-checkout-api-tree.svg' })).waitFor();
  const svg = await readFile(await download.path(), 'utf8');
  const read = await page.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...document.querySelectorAll('*')];
    const attributes = all.flatMap((element) => [...element.attributes].map(({ name, value }) => [name, value]));
    return {
      error: document.querySelector('parsererror')?.textContent ?? null,
      root: document.documentElement.localName,
      elements: [...new Set(all.map(({ localName }) => localName))],
      words: all.filter(({ localName }) => ['text', 'tspan'].includes(localName)).map(({ textContent }) => textContent),
      handlers: attributes.filter(([name]) => /^on/i.test(name)),
      links: attributes.filter(([name, value]) => /href$/.test(name) && !value.startsWith('#')),
      outside: attributes.filter(([name, value]) => !/^xmlns/.test(name) && /(?:^|[^\w])(?:https?:|\/\/|data:|javascript:|url\((?!#))/i.test(value)),
    };
  }, svg);
  assert.equal(read.error, null);
  assert.equal(read.root, 'svg');
  assert.ok(!read.elements.some((name) => ['script', 'foreignObject', 'image', 'a', 'iframe'].includes(name)));
  assert.deepEqual([read.handlers, read.links, read.outside], [[], [], []]);
  assert.doesNotMatch(svg, /@import|<!DOCTYPE|<\?xml-stylesheet/i);
  for (const tag of Object.keys(truth.tags)) assert.ok(read.words.includes(tag), `${tag} stands in it`);
});
