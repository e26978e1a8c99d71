// Where the focus is: it goes into a dialog and stays there, comes back to what opened it, follows to another page, is never
// lost when what had it is gone, and can be seen at every stop.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, heading, openConsole, settled } from './support/browser.mjs';
import { acts } from './support/person.mjs';
import { PILOTAGE, REPOSITORY, WALKS, walk } from './support/states.mjs';
import { host, opensApart, startStack } from './support/stack.mjs';
import { PATIENCE, within } from './support/within.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);

const say = words('en');

/** What has the focus in the console: what it is, its name, and whether it lies in the dialog that is open. */
const focus = (page) => page.evaluate(() => {
  const root = document.querySelector('portolan-console').shadowRoot;
  const one = root.activeElement;
  if (!one) return null;
  const name = (one.getAttribute('aria-label') ?? one.textContent).trim().replace(/\s+/g, ' ').slice(0, 60);
  return { tag: one.tagName.toLowerCase(), id: one.id, name, inDialog: one.closest('dialog') !== null };
});

/** Waits until what has the focus, once the page has settled, is as it should be. */
async function focusIs(page, fits) {
  let now;
  await within(PATIENCE, 'the focus is where it should be', async () => {
    await settled(page);
    now = await focus(page);
    return now && fits(now);
  }).catch((error) => assert.fail(`${error.message}, and not on ${JSON.stringify(now)}`));
}

/** Those that cannot be left while something is sent, or that were opened by what is gone since. */
const BUSY = new Set(['dialog-deleting', 'dialog-stopped']);

for (const name of Object.keys(WALKS)) {
  test(`the focus goes into each dialog, stays there and comes back, on the walk of ${name}`, async (t) => {
    const wrong = [];
    await walk(t, name, async (state, { page }) => {
      if (!(await focus(page))?.inDialog) wrong.push(`${state}: the focus is not in it`);
      for (let pressed = 0; pressed < 12; pressed += 1) {
        await page.keyboard.press('Tab');
        // Beyond the last stop is the browser's own bar, and then the first one again.
        const now = await focus(page);
        if (now && !now.inDialog) wrong.push(`${state}: Tab leads out to ${now.name}`);
      }
      if (BUSY.has(state)) return;
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await settled(page);
      const back = await focus(page);
      if (!back || !['button', 'a', 'main', 'h1', 'input'].includes(back.tag)) wrong.push(`${state}: the focus is lost: ${JSON.stringify(back)}`);
    }, { only: (state) => state.startsWith('dialog-') });
    assert.deepEqual(wrong, []);
  });
}

/** The console at some place of a v1 or a v2 registry. */
async function at(t, path, v2 = false) {
  const settings = v2 ? (origin, { index }) => ({ registries: [{ name: 'Sandbox', address: index, api: 'v2' }], open: index }) : opensApart;
  const stack = await startStack(t, v2 ? { serves: 'v2', settings } : { manner: 'apart', settings });
  const { page } = await openConsole(t, stack, { hash: `#/${host(stack.sandbox.index)}${path}` });
  return { stack, page, ...acts(page, 'keyboard', say) };
}

test('the first stop leads past the bar, and a menu takes the focus and gives it back', async (t) => {
  const { page, press, link } = await at(t, '');
  await link(REPOSITORY).waitFor();
  await page.reload();
  await link(REPOSITORY).waitFor();
  await page.keyboard.press('Tab');
  assert.equal((await focus(page)).name, say('shell', 'skip'));
  const address = page.url();
  await page.keyboard.press('Enter');
  assert.equal((await focus(page)).id, 'pt-main');
  assert.equal(page.url(), address, 'the address stays');

  const bar = page.getByRole('banner');
  for (const opener of await bar.locator('button[aria-expanded]').all()) {
    await press(opener);
    await bar.getByRole('listitem').first().waitFor();
    await settled(page);
    const first = await focus(page);
    await page.keyboard.press('ArrowDown');
    assert.notDeepEqual(await focus(page), first, 'the arrows walk');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => {
      const { activeElement } = document.querySelector('portolan-console').shadowRoot;
      return activeElement?.getAttribute('aria-expanded') === 'false';
    });
  }
});

test('to another page the focus goes along', async (t) => {
  const { page, press, link } = await at(t, '');
  await press(link(REPOSITORY));
  await heading(page, REPOSITORY).waitFor();
  const onThePage = ({ tag, id }) => tag === 'h1' || id === 'pt-main';
  await focusIs(page, onThePage);
  await press(link('4.12.0'));
  await heading(page, `${REPOSITORY}:4.12.0`).waitFor();
  await focusIs(page, onThePage);
});

for (const [from, path, open] of [
  ['the table of tags', `/${PILOTAGE}`, async ({ page, tick, press, button }) => {
    await tick(page.getByRole('table').getByRole('checkbox').nth(2));
    await press(button(say('tags', 'delete_picked', { n: 1 })));
  }],
  ['the page of an image', `/${PILOTAGE}:2.1.0`, ({ press, button }) => press(button(say('image', 'delete_tag')))],
]) {
  test(`after a deletion from ${from} the focus is on the page and not lost`, async (t) => {
    const person = await at(t, path, true);
    await person.page.getByRole('row').nth(1).waitFor();
    await open(person);
    const dialog = person.page.getByRole('dialog');
    await person.press(dialog.locator('button[type=submit]:not([aria-disabled])'));
    await dialog.waitFor({ state: 'detached' });
    await heading(person.page, PILOTAGE).waitFor();
    await focusIs(person.page, ({ inDialog }) => !inDialog);
  });
}

/** One round by Tab: what cannot be seen to have the focus, and what is hidden by something that sticks to the edge. */
async function round(page) {
  const wrong = [];
  const seen = new Set();
  for (let pressed = 0; pressed < 70; pressed += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const root = document.querySelector('portolan-console').shadowRoot;
      const one = root.activeElement;
      if (!one) return null;
      root.stops ??= new Map();
      if (!root.stops.has(one)) root.stops.set(one, root.stops.size);
      const shown = one.closest('label:not(:has(.pt-tick))') ?? one;
      const frame = one.matches('svg') ? one.closest('.pt-sea') : shown;
      const ringed = [one, frame].some((part) => getComputedStyle(part).outlineStyle === 'solid' && parseFloat(getComputedStyle(part).outlineWidth) >= 2);
      const box = frame.getBoundingClientRect();
      const within = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
      const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
      const free = points.some(([x, y]) => {
        const top = within(x, y) && root.elementFromPoint(x, y);
        return top && (frame.contains(top) || top.contains(frame));
      });
      return { nth: root.stops.get(one), name: `${one.tagName} ${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 40)}`, ringed, free };
    });
    if (!found) continue;
    if (seen.has(found.nth)) break;
    seen.add(found.nth);
    if (!found.ringed) wrong.push(`${found.name} has no ring`);
    if (!found.free) wrong.push(`${found.name} is hidden`);
  }
  if (seen.size < 3) wrong.push(`only ${seen.size} stops`);
  return wrong;
}

for (const name of Object.keys(WALKS)) {
  test(`every stop of a round by Tab can be seen, at 400 % too, on the walk of ${name}`, async (t) => {
    const wrong = [];
    await walk(t, name, async (state, { page }) => {
      await page.setViewportSize({ width: 320, height: 256 });
      wrong.push(...(await round(page)).map((one) => `${state}: ${one}`));
      await page.setViewportSize({ width: 1280, height: 800 });
    }, { only: (state) => !/loading|failed|dialog|menu|none|silent|asking|filtered|other/.test(state) });
    assert.deepEqual(wrong, []);
  });
}
