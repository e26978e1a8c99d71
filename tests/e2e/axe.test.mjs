// axe over every screen and every dialog, in both languages and both themes, narrow and wide: nothing serious, nothing
// critical, and nothing that has to be scrolled sideways. What stands on a screen is the same in either language, so
// English is looked at by day and Chinese by night, and only the screens most looked at in both by both.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, heading, openConsole, screen } from './support/browser.mjs';
import { acts } from './support/person.mjs';
import { host, opensApart, startStack } from './support/stack.mjs';
import { languages, words } from './support/words.mjs';

after(closeBrowser);

const REPOSITORY = 'team/checkout-api';

const THEMES = { en: ['light'], 'zh-Hans': ['dark'] };
const MOST_SEEN = new Set(['connect', 'repositories', 'tags', 'tree', 'image', 'dialog-delete-tags']);

/** Looks at what is on the screen in every way. */
async function look(page, name, language) {
  const themes = MOST_SEEN.has(name) ? ['light', 'dark'] : THEMES[language];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await screen(page, `axe.${name}.${width}.${colorScheme}.${language}`);
      try {
        await axe(page);
      } catch (error) {
        error.message = `${name}, ${width} px, ${colorScheme}: ${error.message}`;
        throw error;
      }
    }
    const wide = await page.evaluate(() => {
      const inside = [...document.querySelector('portolan-console').shadowRoot.querySelectorAll('dialog')];
      return [document.documentElement, ...inside].map((one) => one.scrollWidth - one.clientWidth);
    });
    assert.ok(wide.every((past) => past <= 0), `${name} is ${wide} px too wide at ${width} px`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** The console at some address, with someone signed in if that is wanted. */
async function at(t, language, path, signedIn = false) {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  const here = host(stack.sandbox.index);
  const { page } = await openConsole(t, stack, { language, hash: signedIn ? `#/${here}` : path.replace('HOST', here) });
  const say = words(language);
  const person = { page, stack, here, say, ...acts(page, 'mouse', say) };
  if (signedIn) {
    await person.link(REPOSITORY).waitFor();
    await person.signInFromMenu('captain', 'harbour-1914');
    await page.goto(`${stack.address}${path.replace('HOST', here)}`);
  }
  return person;
}

/** What is looked at: where it is, whether someone is signed in, and what is done there first. */
const SCREENS = {
  connect: ['#/~connect', false, ({ page, say }) => heading(page, say('connect', 'title')).waitFor()],
  proposed: ['#/unknown.example/team/app', false, ({ page, say }) =>
    heading(page, say('shell', 'proposed_title', { host: 'unknown.example' })).waitFor()],
  unknown: ['#/~nowhere/x', false, ({ page, say }) => heading(page, say('shell', 'unknown_title')).waitFor()],
  'sign-up': ['#/~signup/HOST', false, async ({ page, say, type, field }) => {
    await type(field(say('account', 'username')), 'A!');
    await type(field(say('account', 'email')), 'me');
    await page.getByText(say('account', 'missing')).waitFor();
  }],
  account: ['#/~account/HOST', true, ({ page }) => heading(page, 'captain').waitFor()],
  'account-nobody': ['#/~account/HOST', false, ({ page, say }) => heading(page, say('account', 'title')).waitFor()],
  repositories: ['#/HOST', true, ({ link }) => link(REPOSITORY).waitFor()],
  filtered: ['#/HOST?q=check', false, ({ link }) => link(REPOSITORY).waitFor()],
  tags: [`#/HOST/${REPOSITORY}`, true, async ({ page }) => {
    await page.getByRole('row').nth(3).waitFor();
    await page.getByRole('table').getByRole('checkbox').nth(2).click();
  }],
  tree: [`#/HOST/${REPOSITORY}?view=tree`, true, ({ page }) => page.getByRole('treeitem').first().waitFor()],
  images: [`#/HOST/${REPOSITORY}?view=images`, true, ({ page }) => page.getByRole('row').nth(3).waitFor()],
  about: [`#/HOST/${REPOSITORY}?view=about`, true, ({ page, say }) =>
    page.getByText(say('repository', 'ping', { ping: '_ping' })).or(page.getByText('_ping')).first().waitFor()],
  image: [`#/HOST/${REPOSITORY}:latest`, true, ({ page, say }) => page.getByRole('heading', { name: say('image', 'configuration') }).waitFor()],
  insert: [`#/~insert/HOST/${REPOSITORY}`, true, ({ page, say }) => page.getByText(say('parts', 'choose_files')).first().waitFor()],
  error: [`#/HOST/${REPOSITORY}`, false, async ({ page, stack }) => {
    await stack.admin.fault({ path: `/v1/repositories/${REPOSITORY}/tags`, status: 500, body: '<h1>Broken</h1>' });
    await page.reload();
    await page.getByRole('alert').first().waitFor();
  }],
};

for (const [name, [path, signedIn, prepare]] of Object.entries(SCREENS)) {
  for (const language of languages) {
    test(`axe finds nothing serious on ${name} (${language})`, async (t) => {
      const person = await at(t, language, path, signedIn);
      await prepare(person);
      await person.page.waitForLoadState('networkidle');
      await look(person.page, name, language);
    });
  }
}

const opens = (section, name) => ({ say, press, button }) => press(button(say(section, name)));

/** Every dialog, by the screen it is opened from. */
const DIALOGS = {
  'sign-in': ['#/HOST', false, ({ say, fromMenu }) => fromMenu(say('shell', 'sign_in'))],
  keys: ['#/HOST', false, ({ page }) => page.keyboard.press('?')],
  create: ['#/HOST', true, opens('repositories', 'create')],
  'set-tag': [`#/HOST/${REPOSITORY}`, true, opens('repository', 'set_tag')],
  'delete-repository': [`#/HOST/${REPOSITORY}`, true, opens('repository', 'delete')],
  'delete-tags': [`#/HOST/${REPOSITORY}`, true, async ({ say, page, press, button }) => {
    await page.getByRole('table').getByRole('checkbox').nth(1).click();
    await page.getByRole('table').getByRole('checkbox').nth(2).click();
    await press(button(say('tags', 'delete_picked', { n: 2 })));
  }],
  'delete-tag': [`#/HOST/${REPOSITORY}:latest`, true, opens('image', 'delete_tag')],
  'set-tag-of-image': [`#/HOST/${REPOSITORY}:latest`, true, opens('image', 'set_tag')],
};

for (const [name, [path, signedIn, open]] of Object.entries(DIALOGS)) {
  for (const language of languages) {
    test(`axe finds nothing serious in the dialog ${name}, and Escape leads back out of it (${language})`, async (t) => {
      const person = await at(t, language, path, signedIn);
      const { page } = person;
      await page.getByRole('row').nth(1).or(person.link(REPOSITORY)).or(page.getByRole('heading', { level: 2 })).first().waitFor();
      await page.waitForLoadState('networkidle');
      await open(person);
      await page.getByRole('dialog').waitFor();
      await look(page, `dialog-${name}`, language);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  }
}

for (const language of languages) {
  test(`axe finds nothing serious where the settings are wrong, and on the last page (${language})`, async (t) => {
    const stack = await startStack(t, { manner: 'none', settings: '{"readOnly":1}' });
    const { page } = await openConsole(t, stack, { language });
    await heading(page, words(language)('shell', 'settings_title')).waitFor();
    await look(page, 'settings', language);

    const other = await startStack(t, { manner: 'none' });
    const dead = await openConsole(t, other, { language });
    await dead.page.evaluate(() => {
      Node.prototype.insertBefore = () => {
        throw new Error('no more');
      };
    });
    await dead.page.keyboard.press('?');
    await dead.page.getByRole('alert').waitFor();
    dead.problems.splice(0);
    await look(dead.page, 'dead', language);
  });
}
