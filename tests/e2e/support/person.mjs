// A person at the console: reads one of its languages and works it with the mouse or with the keyboard alone. What a
// journey tells a person to do is done in that way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConsole, settled } from './browser.mjs';
import { PATIENCE, within as until } from './within.mjs';
import { words } from './words.mjs';

/** How far Tab is pressed before a thing counts as out of reach of the keyboard. */
const FAR = 150;

const PEOPLE = [['en', 'mouse'], ['zh-Hans', 'keyboard']];
/** How many tests of the file went by turns. */
let turn = 0;

/**
 * One test by mouse in English, and one by keyboard alone in Chinese.
 *
 * @param more others, as `[language, hand]`. In Traditional Chinese only words differ: one journey of its kind is enough.
 */
export const eachPerson = (title, journey, more = []) => tests(title, journey, [...PEOPLE, ...more]);

/** One test in English and one in Chinese by mouse, and the same by keyboard alone: for what people come to the console for. */
export const everybody = (title, journey) =>
  tests(title, journey, ['mouse', 'keyboard'].flatMap((hand) => ['en', 'zh-Hans'].map((language) => [language, hand])));

/** One test, by mouse in English or by keyboard alone in Chinese, by turns: for what both meet alike. */
export function byTurns(title, journey) {
  tests(title, journey, [PEOPLE[turn % PEOPLE.length]]);
  turn += 1;
}

function tests(title, journey, people) {
  for (const [language, hand] of people) {
    test(`${title} (${language}, ${hand})`, (t) => journey(t, { language, hand, say: words(language) }));
  }
}

/**
 * Opens the console for a person, who then stands before `page`.
 *
 * @param who what `eachPerson` gives
 * @param options see `openConsole`
 */
export async function sit(t, stack, who, options = {}) {
  const heard = [];
  const opened = await openConsole(t, stack, { language: who.language, heard, ...options });
  return { ...opened, ...acts(opened.page, who.hand, who.say), heard, say: who.say };
}

/** What a person can do on any page, or in a frame `within` it: keys go to the page either way. */
export function acts(page, hand, say, within = page) {
  const reach = (locator) => (hand === 'mouse' ? locator.scrollIntoViewIfNeeded() : tabTo(page, locator));
  const enter = async (locator) => {
    await tabTo(page, locator);
    return page.keyboard.press('Enter');
  };
  const press = async (locator) => {
    if (hand === 'mouse') return locator.click();
    // A click waits by itself until something can be pressed.
    await until(PATIENCE, `${locator} can be pressed`, async () => (await locator.getAttribute('aria-disabled')) !== 'true');
    return enter(locator);
  };
  /** Presses what says that it cannot be pressed: nothing must come of it. */
  const pressInVain = async (locator) => {
    await until(PATIENCE, `${locator} cannot be pressed`, async () => (await locator.getAttribute('aria-disabled')) === 'true');
    if (hand === 'mouse') return locator.click({ force: true });
    return enter(locator);
  };
  /** A person is not so fast that what was typed or ticked is not drawn before the next thing is done. */
  const drawn = () => page.evaluate(() => new Promise((done) => setTimeout(() => setTimeout(done))));
  const type = async (locator, text) => {
    if (hand === 'mouse') {
      await locator.fill(text);
      return drawn();
    }
    await tabTo(page, locator);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type(text);
    return drawn();
  };
  /** Ticks a box. */
  const tick = async (locator) => {
    if (hand === 'mouse') {
      await locator.click();
      return drawn();
    }
    await tabTo(page, locator);
    await page.keyboard.press('Space');
    return drawn();
  };
  /** Chooses one of a group of radio buttons; the keyboard walks the group by its arrows. */
  const choose = async (group, name) => {
    const wanted = group.getByRole('radio', { name, exact: true });
    if (hand === 'mouse') return wanted.click();
    await tabTo(page, group.getByRole('radio', { checked: true }));
    for (let pressed = 0; !(await wanted.isChecked()); pressed += 1) {
      assert.ok(pressed < 10, 'the arrows do not reach it');
      await page.keyboard.press('ArrowDown');
    }
  };
  /** Picks an entry of a menu that the browser draws; the keyboard goes through it from its top. */
  const pick = async (menu, value) => {
    if (hand === 'mouse') return menu.selectOption(value);
    await tabTo(page, menu);
    await page.keyboard.press('Home');
    for (let pressed = 0; (await menu.inputValue()) !== value; pressed += 1) {
      assert.ok(pressed < 100, `the arrows do not reach ${value}`);
      await page.keyboard.press('ArrowDown');
    }
  };
  /** Opens a link in a tab of its own, and gives that. */
  const openInNewTab = async (locator) => {
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      hand === 'mouse'
        ? locator.click({ modifiers: ['ControlOrMeta'] })
        : tabTo(page, locator).then(() => page.keyboard.press('ControlOrMeta+Enter')),
    ]);
    return tab;
  };
  /** Chooses files in the dialog that the one place for files opens. */
  const chooseFiles = async (files) => {
    const [dialog] = await Promise.all([
      page.waitForEvent('filechooser'),
      hand === 'mouse'
        ? within.getByText(say('parts', 'choose_files'), { exact: true }).click()
        : tabTo(page, within.locator('input[type=file]')).then(() => page.keyboard.press('Enter')),
    ]);
    await dialog.setFiles(files);
  };
  const button = (name, inside = within) => inside.getByRole('button', { name, exact: true });
  const link = (name, inside = within) => inside.getByRole('link', { name, exact: true });
  const field = (name, inside = within) => inside.getByLabel(name, { exact: true });

  /** The menu of who is signed in, and one of its items. */
  const fromMenu = async (item, user = say('shell', 'anonymous')) => {
    const bar = within.getByRole('banner');
    // A page that is gone to takes the focus when it is there, which shuts a menu.
    await settled(page);
    await press(button(user, bar));
    await press(bar.getByRole('listitem').getByText(item, { exact: true }));
  };
  /** Fills the sign-in that stands open, and sends it. */
  const signIn = async (user, password, { keep = false } = {}) => {
    await type(field(say('connect', 'user')), user);
    await type(field(say('connect', 'password')), password);
    if (keep) await tick(field(say('connect', 'keep')));
    await press(within.locator('form').filter({ has: field(say('connect', 'user')) })
      .getByRole('button', { name: say('connect', 'sign_in'), exact: true }));
  };
  /** Signs in through the menu, and waits until the bar says so. */
  const signInFromMenu = async (user, password, options) => {
    await fromMenu(say('shell', 'sign_in'));
    await signIn(user, password, options);
    await button(user, within.getByRole('banner')).waitFor();
  };
  return {
    press, pressInVain, type, tick, choose, pick, openInNewTab, chooseFiles, reach,
    button, link, field, fromMenu, signIn, signInFromMenu,
  };
}

/**
 * How far a thing is from the focus, in stops of Tab as the page has them in its order: none when it has it, less than none
 * when it stands before it, nothing at all when it is not on the page any more. Radio buttons and the like make it a guess.
 */
const stopsTo = (element) => element.evaluate((one) => {
  if (!one.isConnected) return null;
  const root = one.getRootNode();
  const at = root.activeElement;
  if (at === one) return 0;
  const stops = [...root.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility());
  const [from, to] = [stops.indexOf(at), stops.indexOf(one)];
  if (from >= 0 && to >= 0) return to - from;
  return at && at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING ? -1 : 1;
});

/**
 * Presses Tab, or Shift and Tab to go back, until the thing has the focus, as someone without a mouse has to. Whoever sees
 * that it is far presses several times before looking again.
 */
export async function tabTo(page, locator) {
  await locator.waitFor();
  let element = await locator.elementHandle();
  for (let pressed = 0; pressed < FAR; ) {
    const stops = await stopsTo(element);
    if (stops === 0) return;
    if (stops === null) {
      // Drawn anew meanwhile. Looked up once and not at each key, since a walk of a hundred keys is long otherwise.
      element = await locator.elementHandle();
      continue;
    }
    const keys = Math.max(1, Math.floor(Math.abs(stops) * 0.8));
    for (let key = 0; key < keys; key += 1) await page.keyboard.press(stops > 0 ? 'Tab' : 'Shift+Tab');
    pressed += keys;
  }
  assert.fail(`Tab does not reach ${locator}`);
}
