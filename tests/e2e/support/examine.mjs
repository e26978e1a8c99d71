// A person before the connection doctor: what it found, as it is written on the screen.

import assert from 'node:assert/strict';
import { sit } from './person.mjs';
import { words } from './words.mjs';

/** A name in a message stands in an element of its own, and its words run on. */
const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * Opens the doctor of a registry by a link, and lets it ask.
 *
 * @param host `host:port` of the registry
 * @param scheme `http` or `https`, where a link has to say it
 * @param person opened already, to look anew with
 */
export async function examine(t, stack, host, { scheme, who = english, ...options } = {}) {
  const hash = `#/~doctor/${host}${scheme ? `?scheme=${scheme}` : ''}`;
  const person = await sit(t, stack, who, { ...options, hash });
  await person.press(person.button(person.say('doctor', 'start_go', { host })));
  return { ...person, ...(await report(person)) };
}

export const english = { language: 'en', hand: 'mouse', say: words('en') };

/** What the doctor says once it has asked everything. */
export async function report({ page, say }) {
  await page.locator('.pt-doctor').waitFor();
  const found = await page.locator('.pt-verdict-one').evaluateAll((all) => all.map((one) => ({
    title: one.querySelector('h1, h3').textContent,
    text: one.querySelector('p').textContent,
    sure: one.querySelector('.pt-because > p').textContent,
    why: [...one.querySelectorAll('.pt-because li')].map((line) => line.textContent),
  })));
  const rows = await page.getByRole('table').getByRole('row').evaluateAll((all) =>
    all.slice(1).map((row) => [...row.children].map((cell) => cell.textContent.trim())));
  const ruledOut = await page.locator('.pt-dl dt').allTextContents();
  return { found: found.map((one) => ({ ...one, text: squeezed(one.text) })), rows, ruledOut };
}

/** The first diagnosis is this one, and this sure. */
export function is({ found, say }, name, sure, values = {}) {
  assert.deepEqual([found[0].title, found[0].sure], [say('doctor', name, values), say('doctor', sure)], JSON.stringify(found));
}

/** Among the diagnoses is this one, and this sure. */
export function among({ found, say }, name, sure, values = {}) {
  const one = found.find(({ title }) => title === say('doctor', name, values));
  assert.equal(one?.sure, say('doctor', sure), JSON.stringify(found));
  return one;
}
