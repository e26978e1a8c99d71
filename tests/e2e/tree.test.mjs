// The tree of a repository as it stands there: the ancestry the registry holds, sizes, what deleting a tag would free,
// the list on a narrow screen, and what could not be read.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { eachPerson, everybody } from './support/person.mjs';
import { allRead, begin, marksOf, readFrom, select, unfoldRuns } from './support/tree.mjs';
import { figure } from './support/truth.mjs';

after(closeBrowser);

everybody('it shows the ancestry the registry holds, no more and no less', async (t, who) => {
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

everybody('what is selected says its size, and what deleting a tag would free', async (t, who) => {
  const all = await begin(t, who);
  const { truth, page, texts, panel } = all;
  await allRead(all);
  await unfoldRuns(all);
  for (const tag of ['4.11.3', 'base-21', '2.8.1']) {
    const id = truth.tags[tag];
    await select(all, who, id.slice(0, 12));
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

eachPerson('on a narrow screen the list leads', async (t, who) => {
  const all = await begin(t, who, { viewport: 360 });
  const { page, texts, chart, list } = all;
  await allRead(all);
  assert.ok(await page.getByRole('radio', { name: texts('as_list') }).isChecked());
  const [top, below] = await Promise.all([list, chart].map(async (tree) => (await tree.boundingBox())?.y ?? Infinity));
  assert.ok(top < below, 'the list comes first');
  const sideways = await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth);
  assert.ok(!sideways, 'nothing hangs out of the side');
  const second = list.getByRole('treeitem').nth(1);
  await select(all, who, (await marksOf(list))[1].short);
  await second.and(page.locator('[aria-selected=true]')).waitFor();
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
