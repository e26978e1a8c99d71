// What is read out: the regions whose changes a screen reader tells. Each thing that happens is said, once, and a list that
// is long in coming or a word that is typed letter by letter is not told of step by step.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, settled } from './support/browser.mjs';
import { sit } from './support/person.mjs';
import { PILOTAGE, REPOSITORY } from './support/states.mjs';
import { host, opensApart, startStack } from './support/stack.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);

const english = { language: 'en', hand: 'mouse', say: words('en') };
const opensV2 = (origin, { index }) => ({ registries: [{ name: 'Sandbox', address: index, api: 'v2' }], open: index });

/** Writes down from now on what the live regions come to say. */
const listen = (page) => page.evaluate(() => {
  const LIVE = '[role=status], [role=alert], [aria-live]';
  const root = document.querySelector('portolan-console').shadowRoot;
  const last = new Map([...root.querySelectorAll(LIVE)].map((one) => [one, one.textContent.trim()]));
  window.heard = [];
  new MutationObserver((changes) => {
    const regions = new Set();
    for (const { target, addedNodes } of changes) {
      const within = (target.nodeType === Node.TEXT_NODE ? target.parentElement : target)?.closest?.(LIVE);
      if (within && within.ariaBusy !== 'true') regions.add(within);
      for (const node of addedNodes) {
        if (node.matches?.(LIVE)) regions.add(node);
        node.querySelectorAll?.(LIVE).forEach((one) => regions.add(one));
      }
    }
    for (const region of regions) {
      const said = region.textContent.trim().replace(/\s+/g, ' ');
      if (said && said !== last.get(region)) window.heard.push(said);
      last.set(region, said);
    }
  }).observe(root, { subtree: true, childList: true, characterData: true });
});

const heard = (page) => page.evaluate(() => window.heard.splice(0));

/** No time passes for what waits long in the page, however long a test takes, until the function is called that is given. */
async function holdTimers(page) {
  // A clock of the test's own gives its timers numbers that are too large to be taken back, and would hold the drawing too.
  await page.evaluate(() => {
    const { setTimeout, clearTimeout } = window;
    window.waiting = new Map();
    let last = 1_000_000;
    window.setTimeout = (act, ms, ...more) => {
      if (!(ms >= 500)) return setTimeout(act, ms, ...more);
      window.waiting.set(last += 1, act);
      return last;
    };
    window.clearTimeout = (timer) => window.waiting.delete(timer) || clearTimeout(timer);
  });
  return () => page.evaluate(() => [...window.waiting.values()].forEach((act) => act()));
}

/** A person at a registry, with what is read out to them. */
async function begin(t, { v2 = false, path = '', sample, ...options } = {}) {
  const stack = await startStack(t, v2 ? { serves: 'v2', settings: opensV2, sample } : { manner: 'apart', settings: opensApart });
  const here = host(stack.sandbox.index);
  const person = await sit(t, stack, english, { hash: `#/${here}${path}`, ...options });
  return { ...person, stack, here };
}

test('while a filter is typed its count is said once, when the typing rests', async (t) => {
  const { page, link, button, say } = await begin(t);
  await link('team/tide-tables').waitFor();
  // Once the list is whole, nothing else is waited for.
  await button(say('repositories', 'read_again')).waitFor();
  await listen(page);
  const rests = await holdTimers(page);
  await page.getByLabel(say('repositories', 'filter')).pressSequentially('check');
  await link('team/tide-tables').waitFor({ state: 'detached' });
  await settled(page);
  assert.deepEqual(await heard(page), []);
  await rests();
  await page.getByRole('status').getByText(say('repositories', 'matches', { n: 1 })).waitFor({ state: 'attached' });
  assert.deepEqual(await heard(page), [say('repositories', 'matches', { n: 1 })]);
});

test('a list that is read page by page is said when it is there', async (t) => {
  // What was read once is not read again: the list is first seen when all of it is there.
  const { page, stack, here, say } = await begin(t, { v2: true, sample: false, hash: '#/~connect' });
  await stack.admin.heap('repositories', 950);
  await listen(page);
  await page.evaluate((hash) => { window.location.hash = hash; }, `#/${here}`);
  const [whole] = say('repositories', 'whole', { n: 2, time: '|' }).split('|');
  await page.getByRole('status').getByText(whole.trim()).waitFor();
  const said = await heard(page);
  assert.ok(said.length <= 2 && said.at(-1).startsWith(whole.trim()), said.join(' | '));
});

test('a copied digest is said to be, once', async (t) => {
  const { page, say } = await begin(t, { path: `/${REPOSITORY}`, grants: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('row').nth(3).waitFor();
  await listen(page);
  await page.locator('.pt-chip').first().click();
  await page.getByRole('status').getByText(say('common', 'copied')).waitFor({ state: 'attached' });
  assert.deepEqual(await heard(page), [say('common', 'copied')]);
});

test('a sign-in is said once, and one that is refused as well', async (t) => {
  const { page, link, fromMenu, signIn, say, here } = await begin(t);
  await link(REPOSITORY).waitFor();
  await listen(page);
  await fromMenu(say('shell', 'sign_in'));
  await signIn('captain', 'wrong');
  await page.getByRole('alert').waitFor();
  assert.deepEqual(await heard(page), [say('connect', 'wrong_password')]);
  await signIn('captain', 'harbour-1914');
  const said = say('shell', 'signed_in', { host: here, user: 'captain' });
  await page.getByRole('status').getByText(said).waitFor({ state: 'attached' });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal((await heard(page)).filter((one) => one === said).length, 1);
});

test('a deletion of several is said when it is done, and not tag by tag', async (t) => {
  const { page, press, button, say, here } = await begin(t, { v2: true, path: `/${PILOTAGE}` });
  await page.getByRole('row').nth(6).waitFor();
  for (const nth of [2, 3, 4]) await page.getByRole('table').getByRole('checkbox').nth(nth).click();
  await listen(page);
  await press(button(say('tags', 'delete_picked', { n: 3 })));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(`${here}/${PILOTAGE}`);
  await dialog.locator('button[type=submit]:not([aria-disabled])').click();
  await dialog.waitFor({ state: 'detached' });
  const done = say('tags', 'deleted_said', { n: 3 });
  await page.getByRole('status').getByText(done).waitFor({ state: 'attached' });
  const said = await heard(page);
  assert.ok(said.length <= 3 && said.includes(done), said.join(' | '));
});
