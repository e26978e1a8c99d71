// The tree of a repository: the ancestry the registry holds, folded and unfolded, what deleting a tag would free, the
// walk by keys, the list on a narrow screen, and the picture as a file.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';
import { figure, readTree, truthOf } from './support/truth.mjs';

after(closeBrowser);

const WHERE = 'team/checkout-api';

/** The tree on the screen, and what the registry holds. */
async function begin(t, who, options = {}, prepare = async () => {}) {
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
const marksOf = (tree) =>
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
async function asList({ person, page, texts, list }) {
  await person.choose(page.getByRole('radiogroup', { name: texts('tree_as') }), texts('as_list'));
  await list.getByRole('treeitem').first().waitFor();
}

/** Lets the list lead and waits until nothing is folded away any more. */
async function unfoldRuns(all) {
  const { person, page, texts, truth, list } = all;
  await asList(all);
  await person.tick(person.field(texts('fold_runs')));
  await page.getByText(texts('nodes', { n: truth.all.length }), { exact: true }).waitFor();
  await list.getByRole('treeitem').nth(truth.all.length - 1).waitFor();
}

/** How many ancestries tell the whole tree: an image that another stands on need not be asked for its own. */
const needed = ({ ancestries }) => [...ancestries.keys()].filter((id) => ![...ancestries.values()].some((ids) => ids.indexOf(id) > 0)).length;

/** That so many ancestries were read, or as many more as did no harm. */
const readFrom = ({ page, texts, truth }, less = 0) =>
  Array.from({ length: truth.ancestries.size - needed(truth) + 1 }, (_, more) => texts('from_ancestries', { n: needed(truth) + more - less }))
    .map((said) => page.getByText(said, { exact: true }))
    .reduce((one, other) => one.or(other));

/** Waits until every size has been read. */
const allRead = async (all) => {
  await readFrom(all).waitFor();
  await all.page.getByRole('button', { name: all.texts('stop'), exact: true }).waitFor({ state: 'detached' });
};

eachPerson('it shows the ancestry the registry holds, no more and no less', async (t, who) => {
  const all = await begin(t, who);
  const { truth, page, texts, chart, list } = all;
  await chart.waitFor();
  await allRead(all);
  const bases = new Set([...truth.ancestries.values()].map((ids) => ids.at(-1)));
  await page.getByText(texts('bases', { n: bases.size }), { exact: true }).first().waitFor();
  const counted = (name, n) => all.person.say('repository', name, { n });
  const [tags, images] = [counted('tags', Object.keys(truth.tags).length), counted('images', truth.ancestries.size)];
  await page.getByText(all.person.say('repository', 'tags_on_images', { tags, images })).first().waitFor();
  await screen(page, `tree.${who.language}`);
  const folded = (await marksOf(chart)).length;
  assert.ok(folded < truth.all.length, 'runs are folded at first');
  await unfoldRuns(all);
  const marks = await marksOf(list);
  // The path to each mark, read off the levels, must be the ancestry of an image.
  const path = [];
  const told = new Map();
  for (const { level, short } of marks) {
    path.length = level - 1;
    path.push(short);
    told.set(short, path.toReversed().join(' '));
  }
  const held = new Map();
  for (const ids of truth.ancestries.values()) {
    ids.forEach((id, from) => held.set(id.slice(0, 12), ids.slice(from).map((one) => one.slice(0, 12)).join(' ')));
  }
  assert.deepEqual([...told].toSorted(), [...held].toSorted());
  for (const [tag, id] of Object.entries(truth.tags)) {
    const mark = marks.find(({ short }) => id.startsWith(short));
    assert.ok(mark.names.includes(tag) || mark.said.includes(texts('and_more', { n: 1 }).split('1')[0]), `${tag} hangs at ${mark.said}`);
  }
  await axe(page);
});

eachPerson('what is selected says its size, and what deleting a tag would free', async (t, who) => {
  const all = await begin(t, who);
  const { truth, person, page, texts, list, panel } = all;
  await allRead(all);
  await unfoldRuns(all);
  for (const tag of ['4.11.3', 'base-21', '2.8.1']) {
    const id = truth.tags[tag];
    const item = list.getByRole('treeitem', { name: new RegExp(id.slice(0, 12)) });
    if (who.hand === 'mouse') await item.click();
    else await walkTo(person, list, id.slice(0, 12));
    await panel.getByRole('button', { name: new RegExp(id.slice(0, 12)) }).first().waitFor();
    const fact = async (name) =>
      (await panel.locator('dt', { hasText: texts(name) }).locator('xpath=following-sibling::dd[1]').first().innerText()).replace(/\s/g, '');
    assert.equal(await fact('itself'), figure(truth.own(id), who.language) + texts('compressed'));
    assert.equal(await fact('with_ancestors'), figure(truth.withAncestors(id), who.language) + texts('compressed'));
    const frees = panel.getByRole('listitem').filter({ has: page.locator('b') });
    const rows = await frees.evaluateAll((items) =>
      items.map((item) => [item.firstElementChild.textContent, item.querySelector('b').textContent.replace(/\s/g, '')]),
    );
    const same = Object.keys(truth.tags).filter((name) => truth.tags[name] === id);
    for (const [name, freed] of rows) {
      const going = name in truth.tags ? [name] : same;
      assert.equal(freed, figure(truth.freed(...going), who.language), `what ${name} frees`);
    }
    assert.ok(rows.some(([name]) => name === tag));
    if (same.length > 1) assert.equal(rows.at(-1)[0], texts('all_of_image', { n: same.length }));
  }
  await screen(page, `tree.selected.${who.language}`);
});

/** Walks the list by its arrows until a mark is selected. */
async function walkTo({ page, reach }, list, short) {
  await reach(list.locator('[tabindex="0"]'));
  await page.keyboard.press('Home');
  const focused = () => list.evaluate((tree) => tree.getRootNode().activeElement?.getAttribute('data-mark') ?? '');
  for (let pressed = 0; pressed < 300; pressed += 1) {
    const row = list.locator(`[data-mark="${pressed}"]`);
    // The focus follows the key; only then is the next one pressed.
    await row.and(page.locator('[tabindex="0"]')).waitFor();
    while ((await focused()) !== String(pressed)) await page.evaluate(() => new Promise(requestAnimationFrame));
    if ((await row.innerText()).includes(short)) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`the arrows do not reach ${short}`);
}

eachPerson('the chart is walked, folded and zoomed by its keys', async (t, who) => {
  const all = await begin(t, who);
  const { truth, person, page, texts, chart, panel } = all;
  await allRead(all);
  await person.reach(chart);
  await chart.focus();
  const selected = async () => (await marksOf(chart)).find(({ selected: is }) => is);
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

eachPerson('a run is unfolded and folded again from the panel', async (t, who) => {
  const all = await begin(t, who);
  const { person, page, texts, list, panel } = all;
  await allRead(all);
  await asList(all);
  const run = list.getByRole('treeitem', { name: new RegExp(texts('run_of', { n: 3 }).replace('3', '\\d+')) }).first();
  const short = /[0-9a-f]{12}/.exec(await run.innerText())[0];
  if (who.hand === 'mouse') await run.click();
  else await walkTo(person, list, short);
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

eachPerson('on a narrow screen the list leads', async (t, who) => {
  const all = await begin(t, who, { viewport: 360 });
  const { page, texts, chart, list } = all;
  await allRead(all);
  assert.ok(await page.getByRole('radio', { name: texts('as_list') }).isChecked());
  const [top, below] = await Promise.all([list, chart].map(async (tree) => (await tree.boundingBox())?.y ?? Infinity));
  assert.ok(top < below, 'the list comes first');
  const sideways = await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth);
  assert.ok(!sideways, 'nothing hangs out of the side');
  const rows = list.getByRole('treeitem');
  await rows.nth(1).click();
  assert.equal(await rows.nth(1).getAttribute('aria-selected'), 'true');
  await screen(page, `tree.360.${who.language}`);
  await axe(page);
});

eachPerson('one ancestry that cannot be read is told of, the others are drawn, and again completes it', async (t, who) => {
  let lost;
  const all = await begin(t, who, {}, (admin, truth) => {
    lost = truth.tags['2.8.1'];
    return admin.fault({ method: 'GET', path: `/v1/images/${lost}/ancestry`, status: 500 });
  });
  const { truth, person, page, texts, chart, lacking, admin } = all;
  const notice = page.getByRole('status').filter({ hasText: texts('not_drawn', { n: 1 }) });
  await notice.getByText('2.8.1').waitFor();
  await lacking.waitFor();
  await readFrom(all, 1).waitFor();
  assert.ok(!(await marksOf(lacking)).some(({ short }) => lost.startsWith(short)));
  await screen(page, `tree.missing.${who.language}`);
  await admin.clearFaults();
  await admin.forgetRequests();
  await person.press(person.button(person.say('common', 'try_again'), notice));
  await notice.waitFor({ state: 'detached' });
  await readFrom(all).waitFor();
  assert.ok((await marksOf(chart)).some(({ short }) => lost.startsWith(short)));
  const asked = (await admin.requests()).filter(({ path }) => path.endsWith('/ancestry')).map(({ path }) => path);
  assert.deepEqual(asked, [`/v1/images/${lost}/ancestry`], 'only what was missing is asked for again');
});

eachPerson('the picture is saved as a file that needs nothing else', async (t, who) => {
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
