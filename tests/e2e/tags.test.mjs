// Reading the tags of a repository: their order, what is said of each, what cannot be read yet, filter, grouping, and
// lists so long that only what is in sight is drawn.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { eachPerson, everybody, sit } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';
import { figure, readTree, truthOf } from './support/truth.mjs';
import { PATIENCE, within } from './support/within.mjs';

after(closeBrowser);

const WHERE = 'team/checkout-api';

const at = (stack, repository = WHERE, rest = '') => `#/${new URL(stack.sandbox.index).host}/${repository}${rest}`;

/** The table of tags, and what stands in it. */
function tableOf({ page, say }) {
  const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: say('tags', 'col_made') }) });
  const rows = table.getByRole('row').filter({ has: page.getByRole('cell') });
  return {
    table,
    rows,
    row: (tag) => rows.filter({ has: page.getByRole('link', { name: tag, exact: true }) }),
    names: () => rows.getByRole('link').allInnerTexts(),
    /** Waits until so many rows stand there. */
    holds: (n) => rows.nth(n - 1).waitFor().then(() => rows.count()).then((count) => assert.equal(count, n)),
  };
}

/** A day as the console writes it; English has it as in Britain. */
const shownTime = (when, language) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(when));

everybody('the tags stand there, newest version first, with what the registry says of each', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const truth = truthOf(stack.sandbox.index);
  const tree = await readTree(truth, WHERE);
  const person = await sit(t, stack, who);
  await person.press(person.link(WHERE));
  const { holds, names, row } = tableOf(person);
  await holds(Object.keys(tree.tags).length);
  const shown = await names();
  assert.deepEqual(shown.toSorted(), Object.keys(tree.tags).toSorted(), 'each tag once');
  const place = (tag) => shown.indexOf(tag);
  assert.ok(place('4.12.0') < place('4.11.3') && place('4.11.3') < place('4.10.6'), 'ten comes after nine');
  assert.ok(place('3.2.0') < place('2.9.4'));
  for (const tag of ['4.12.0', '4.10.6', '2.8.1']) {
    const id = tree.tags[tag];
    const cells = row(tag).getByRole('cell');
    await cells.filter({ hasText: figure(tree.withAncestors(id), who.language) }).first().waitFor();
    const said = (await cells.allInnerTexts()).map((text) => text.trim());
    assert.equal(said[3], String(tree.ancestries.get(id).length - 1), 'its parents');
    assert.equal(said[4], figure(tree.own(id), who.language), 'its own size');
    assert.equal(said[6], figure(tree.withAncestors(id), who.language), 'with parents');
    const { created } = await truth.image(id);
    assert.equal(said[7], shownTime(created, who.language));
  }
  await screen(person.page, `tags.${who.language}`);
  await axe(person.page);
});

eachPerson('an image that is being uploaded says so in its row, and is asked for again', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { tags } = await readTree(truthOf(stack.sandbox.index), WHERE);
  const path = `/v1/images/${tags['4.10.6']}/*`;
  const body = '{"error": "Image is being uploaded, retry later"}';
  await stack.admin.fault({ method: 'GET', path, status: 400, body });
  const person = await sit(t, stack, who, { hash: at(stack) });
  const { row, holds } = tableOf(person);
  await holds(Object.keys(tags).length);
  const said = row('4.10.6').getByText(person.say('tags', 'being_uploaded'));
  await said.waitFor();
  await row('4.11.3').getByText(person.say('tags', 'being_uploaded')).waitFor({ state: 'detached' });
  await screen(person.page, `tags.uploading.${who.language}`);
  await stack.admin.clearFaults();
  await person.press(person.button(person.say('common', 'try_again'), row('4.10.6')));
  await said.waitFor({ state: 'detached' });
  const { created } = await truthOf(stack.sandbox.index).image(tags['4.10.6']);
  await row('4.10.6').getByText(shownTime(created, who.language)).waitFor();
});

eachPerson('the filter is reached by its key, narrows the list, and stands in the address', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { tags } = await readTree(truthOf(stack.sandbox.index), WHERE);
  const person = await sit(t, stack, who, { hash: at(stack) });
  const { page, say } = person;
  const { holds, names } = tableOf(person);
  const all = Object.keys(tags);
  await holds(all.length);
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: say('tags', 'filter') });
  assert.ok(await field.evaluate((element) => element.getRootNode().activeElement === element), 'the key leads there');
  await page.keyboard.type('alpine');
  const fit = all.filter((tag) => tag.includes('alpine'));
  assert.ok(fit.length > 1 && fit.length < all.length);
  await page.getByText(say('tags', 'some_tags', { shown: fit.length, all: all.length })).first().waitFor();
  assert.deepEqual((await names()).toSorted(), fit.toSorted());
  await page.waitForURL(/[?&]q=alpine/);
  await page.keyboard.type('x');
  await page.getByText(say('tags', 'no_match', { filter: 'alpinex' })).waitFor();
  await page.keyboard.press('Escape');
  await holds(all.length);
});

eachPerson('tags are ordered by their heads, and grouped by image', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const truth = truthOf(stack.sandbox.index);
  const { tags } = await readTree(truth, WHERE);
  const made = new Map();
  for (const id of new Set(Object.values(tags))) made.set(id, Date.parse((await truth.image(id)).created));
  const person = await sit(t, stack, who, { hash: at(stack) });
  const { page, say, press, tick, button, field } = person;
  const { holds, names, table } = tableOf(person);
  await holds(Object.keys(tags).length);
  const inOrder = (what, compare) => within(PATIENCE, what, async () => {
    const order = (await names()).map((tag) => made.get(tags[tag]));
    return isDeepStrictEqual(order, order.toSorted(compare));
  });
  await press(button(say('tags', 'newest_first')));
  await table.getByRole('columnheader', { name: say('tags', 'col_made') }).and(page.locator('[aria-sort=descending]')).waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await inOrder('newest first', (a, b) => b - a);
  const head = table.getByRole('columnheader', { name: say('tags', 'col_made') }).getByRole('button');
  await press(head);
  await table.getByRole('columnheader', { name: say('tags', 'col_made') }).and(page.locator('[aria-sort=ascending]')).waitFor();
  await inOrder('oldest first', (a, b) => a - b);
  const group = field(say('tags', 'group'));
  const was = await group.isChecked();
  await tick(group);
  assert.equal(await group.isChecked(), !was);
  if (was) await tick(group);
  // Grouped: the tags of one image stand together.
  const images = (await names()).map((tag) => tags[tag]);
  const runs = images.filter((id, place) => id !== images[place - 1]).length;
  assert.equal(runs, new Set(images).size);
  await page.getByText(say('tags', 'same_image')).first().waitFor();
});

eachPerson('of 600 tags few are drawn, and all are reached by scrolling', async (t, who) => {
  const stack = await startStack(t, { sample: { tree: '600:600' }, settings: opensSandbox });
  const repository = (await (await fetch(`${stack.sandbox.index}/v1/search`)).json()).results[0].name;
  const { length } = Object.keys(await truthOf(stack.sandbox.index).tags(repository));
  const person = await sit(t, stack, who, { hash: at(stack, repository) });
  const { page } = person;
  const { table, rows } = tableOf(person);
  await rows.first().waitFor();
  assert.equal(await table.getAttribute('aria-rowcount'), String(length + 1));
  const seen = new Map();
  let most = 0;
  for (let end = false; !end; ) {
    const drawn = await rows.evaluateAll((all) =>
      all.filter((row) => row.ariaRowIndex ?? row.getAttribute('aria-rowindex')).map((row) => [row.getAttribute('aria-rowindex'), row.querySelector('a')?.textContent]),
    );
    most = Math.max(most, drawn.length);
    for (const [index, tag] of drawn) seen.set(Number(index), tag);
    // On by less than is drawn, and only once what comes into sight is there.
    end = await page.evaluate(() => {
      const { scrollTop, clientHeight, scrollHeight } = document.scrollingElement;
      window.scrollBy(0, 900);
      return scrollTop + clientHeight >= scrollHeight - 1;
    });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }
  assert.equal(seen.size, length, 'each row was drawn once one came there');
  assert.equal(new Set(seen.values()).size, length, 'each with a tag of its own');
  assert.ok(most < length / 4, `${most} of ${length} rows at a time`);
});
