// Every screen of the console with its states and dialogs, one after another on one page: what is held of all of them
// (axe, zoom, targets, focus, what a screen reader hears) walks this list.

import { heading, openConsole } from './browser.mjs';
import { acts } from './person.mjs';
import { host, opensApart, startStack } from './stack.mjs';
import { words } from './words.mjs';

export const REPOSITORY = 'team/checkout-api';
export const PILOTAGE = 'team/pilotage';
export const TIDE = 'team/tide-api';
const CAPTAIN = ['captain', 'harbour-1914'];
/** Nobody listens there, and browsers ask it nothing. */
const NOWHERE = '127.0.0.1:9';

/** A token server that takes no one; it is on no network, and answered for. */
const REALM = 'https://tokens.harbour.example';

const opensV2 = (origin, { index }) => ({ registries: [{ name: 'Sandbox', address: index, api: 'v2' }], open: index });
const json = (value) => ({ status: 200, body: JSON.stringify(value), headers: [['Content-Type', 'application/json']] });
const main = ({ page }) => page.getByRole('main');
const dialog = ({ page }) => page.getByRole('dialog');
const alert = (person) => main(person).getByRole('alert').first().waitFor();
/** Once it was opened it stands among what was visited last as well. */
const listed = ({ link }) => link(REPOSITORY).first().waitFor();
const rows = ({ page }) => page.getByRole('row').nth(3).waitFor();
const mark = ({ page }) => page.getByRole('treeitem').first().waitFor();
const presses = (section, name, values) => ({ say, press, button }) => press(button(say(section, name, values)).first());

/** Keeps requests to a path unanswered until the state is left. */
const hold = (path) => ({ page }) => page.route((url) => url.pathname.includes(path), () => {});

/** Opens a dialog by what `open` does, when the page it stands on is there. */
const inDialog = (ready, open) => async (person) => {
  await ready(person);
  await open(person);
  await dialog(person).waitFor();
};

const pick = (...at) => async ({ page }) => {
  for (const nth of at) await page.getByRole('table').getByRole('checkbox').nth(nth).click();
};

/** Picks three tags, types what has to be typed, and lets them go. */
const deletes = (first) => async (person) => {
  const { page, say, press, button } = person;
  await pick(first, first + 1, first + 2)(person);
  await press(button(say('tags', 'delete_picked', { n: 3 })));
  const box = dialog(person);
  const act = box.locator('button[type=submit]');
  await box.getByRole('textbox').fill(`${person.here}/${person.where}`);
  await act.and(page.locator(':not([aria-disabled])')).click();
};

const locked = ({ page, say }) => page.getByRole('main').getByRole('button', { name: say('connect', 'sign_in') }).first().waitFor();
const signIn = ({ say, fromMenu }) => fromMenu(say('shell', 'sign_in'));
const wrongAddress = (typed) => async ({ page, say, press, button }) => {
  await page.getByRole('main').getByLabel(say('connect', 'field')).fill(typed);
  await press(button(say('connect', 'connect')));
};

/** What somebody sees who is not signed in, at a v1 registry with a Hub. A state: where it is, and what is done there. */
const VISITOR = {
  connect: ['#/~connect', ({ page, say }) => heading(page, say('connect', 'title')).waitFor()],
  'connect-wrong': ['#/~connect', async (person) => {
    await wrongAddress('a b c')(person);
    await alert(person);
  }],
  'connect-silent': ['#/~connect', async (person) => {
    await wrongAddress(NOWHERE)(person);
    await alert(person);
  }],
  proposed: ['#/unknown.example/team/app', ({ page, say }) =>
    heading(page, say('shell', 'proposed_title', { host: 'unknown.example' })).waitFor()],
  unknown: ['#/~nowhere/x', ({ page, say }) => heading(page, say('shell', 'unknown_title')).waitFor()],
  'sign-up': ['#/~signup/HOST', async ({ page, say, type, field }) => {
    await type(field(say('account', 'username')), 'A!');
    await type(field(say('account', 'email')), 'me');
    await page.getByText(say('account', 'missing')).waitFor();
  }],
  preferences: ['#/~preferences', ({ page, say }) => heading(page, say('preferences', 'title')).waitFor()],
  'dialog-clear-preferences': ['#/~preferences', inDialog(({ page, say }) => heading(page, say('preferences', 'title')).waitFor(),
    presses('preferences', 'clear'))],
  guide: ['#/~help', ({ page, say }) => page.getByRole('navigation', { name: say('shell', 'guide') }).waitFor()],
  'try-it': ['#/sample.invalid', ({ link }) => link(PILOTAGE).waitFor()],
  'account-nobody': ['#/~account/HOST', ({ page, say }) => heading(page, say('account', 'title')).waitFor()],
  'repositories-read': ['#/HOST', listed],
  'repositories-loading': ['#/HOST', async ({ page }) => page.locator('.pt-ghost').first().waitFor(), hold('/search')],
  'repositories-failed': ['#/HOST', alert, ({ stack }) => stack.admin.fault({ path: '/v1/search', status: 500, body: '<h1>Broken</h1>' })],
  'repositories-none': ['#/HOST', ({ page }) => page.locator('.pt-nothing').waitFor(),
    ({ stack }) => stack.admin.fault({ path: '/v1/search', ...json({ num_results: 0, query: '', results: [] }) })],
  filtered: ['#/HOST?q=check', listed],
  'filtered-none': ['#/HOST?q=zzzz', ({ page }) => page.getByRole('main').getByRole('status').first().waitFor()],
  'menu-language': ['#/HOST', async ({ page, link }) => {
    await link(REPOSITORY).waitFor();
    await page.getByRole('banner').locator('button[aria-expanded]').first().click();
    await page.getByRole('banner').getByRole('listitem').getByRole('button').first().waitFor();
  }],
  'menu-person': ['#/HOST', async ({ page, say, press, button, link }) => {
    await link(REPOSITORY).waitFor();
    await press(button(say('shell', 'anonymous'), page.getByRole('banner')));
    await page.getByRole('banner').getByRole('listitem').getByText(say('shell', 'sign_in')).waitFor();
  }],
  'dialog-sign-in': ['#/HOST', inDialog(listed, signIn)],
  'dialog-sign-in-refused': ['#/HOST', inDialog(listed, async (person) => {
    await signIn(person);
    await person.signIn('captain', 'wrong');
    await dialog(person).getByRole('alert').waitFor();
  })],
  'dialog-palette': ['#/HOST', inDialog(listed, async ({ page }) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('team');
    await page.getByRole('option').nth(3).waitFor();
  })],
  'dialog-commands': ['#/HOST', inDialog(listed, presses('shell', 'commands'))],
  'dialog-keys': ['#/HOST', inDialog(listed, ({ page }) => page.keyboard.press('?'))],
};

/** What a captain sees there. */
const CAPTAINS = {
  repositories: ['#/HOST', listed],
  account: ['#/~account/HOST', ({ page }) => heading(page, 'captain').waitFor()],
  tags: [`#/HOST/${REPOSITORY}`, rows],
  'tags-picked': [`#/HOST/${REPOSITORY}`, async (person) => {
    await rows(person);
    await pick(1, 2)(person);
  }],
  'tags-loading': [`#/HOST/${REPOSITORY}`, async ({ page }) => page.locator('.pt-ghost').first().waitFor(), hold('/tags')],
  'tags-failed': [`#/HOST/${REPOSITORY}`, alert, ({ stack }) =>
    stack.admin.fault({ path: `/v1/repositories/${REPOSITORY}/tags`, status: 500, body: '<h1>Broken</h1>' })],
  tree: [`#/HOST/${REPOSITORY}?view=tree`, mark],
  'tree-selected': [`#/HOST/${REPOSITORY}?view=tree`, async ({ page }) => {
    await page.getByRole('tree').first().getByRole('treeitem').nth(2).locator('path').first().click();
    await page.getByRole('complementary').getByRole('definition').first().waitFor();
  }],
  'tree-list': [`#/HOST/${REPOSITORY}?view=tree`, async (person) => {
    const { page, say, choose } = person;
    await mark(person);
    await choose(page.getByRole('radiogroup', { name: say('tree', 'tree_as') }), say('tree', 'as_list'));
    await page.getByRole('treeitem').nth(1).click();
  }],
  images: [`#/HOST/${REPOSITORY}?view=images`, rows],
  about: [`#/HOST/${REPOSITORY}?view=about`, ({ page }) => page.getByText('_ping').first().waitFor()],
  image: [`#/HOST/${REPOSITORY}:latest`, ({ page, say }) => heading(page, say('image', 'configuration')).waitFor()],
  insert: [`#/~insert/HOST/${REPOSITORY}`, ({ page, say }) => page.getByText(say('parts', 'choose_files')).first().waitFor()],
  'dialog-create': ['#/HOST', inDialog(listed, presses('repositories', 'create'))],
  'dialog-set-tag': [`#/HOST/${REPOSITORY}`, inDialog(rows, presses('repository', 'set_tag'))],
  'dialog-delete-repository': [`#/HOST/${REPOSITORY}`, inDialog(rows, presses('repository', 'delete'))],
  'dialog-delete-tags': [`#/HOST/${REPOSITORY}`, inDialog(rows, async (person) => {
    await pick(1, 2)(person);
    await presses('tags', 'delete_picked', { n: 2 })(person);
  })],
  'dialog-delete-tag': [`#/HOST/${REPOSITORY}:latest`, inDialog(rows, presses('image', 'delete_tag'))],
  'dialog-set-tag-of-image': [`#/HOST/${REPOSITORY}:latest`, inDialog(rows, presses('image', 'set_tag'))],
  'dialog-deleting': [`#/HOST/${REPOSITORY}`, inDialog(rows, deletes(1)), async ({ page }) =>
    page.route((url) => url.pathname.includes('/tags/'), (route) => (route.request().method() === 'DELETE' ? null : route.continue()))],
};

/** What a v2 registry shows. */
const YARD = {
  'v2-repositories': ['#/HOST', ({ link }) => link(TIDE).waitFor()],
  'v2-tags': [`#/HOST/${PILOTAGE}`, rows],
  'v2-tags-picked': [`#/HOST/${PILOTAGE}`, async (person) => {
    await rows(person);
    await pick(1, 2)(person);
  }],
  'v2-row-failed': [`#/HOST/${PILOTAGE}`, ({ page, say }) => page.getByText(say('notice', 'server_fault')).first().waitFor(),
    ({ stack }) => stack.admin.fault({ method: 'GET', path: `/v2/${PILOTAGE}/manifests/3.0.1`, status: 500, body: 'the hold is flooded' })],
  'v2-tags-loading': [`#/HOST/${PILOTAGE}`, async ({ page }) => page.locator('.pt-ghost').first().waitFor(), hold('/manifests/')],
  'v2-images': [`#/HOST/${PILOTAGE}?view=images`, rows],
  'v2-about': [`#/HOST/${PILOTAGE}?view=about`, ({ page, say }) => page.getByText(say('manifests', 'can_catalog')).first().waitFor()],
  'v2-tree': [`#/HOST/${PILOTAGE}?view=tree`, mark],
  'v2-tree-list': [`#/HOST/${PILOTAGE}?view=tree`, async (person) => {
    const { page, say, choose } = person;
    await mark(person);
    await choose(page.getByRole('radiogroup', { name: say('tree', 'tree_as') }), say('tree', 'as_list'));
    await page.getByRole('treeitem').nth(1).click();
  }],
  'v2-image': [`#/HOST/${TIDE}:latest`, ({ page, say }) => heading(page, say('image', 'configuration')).waitFor()],
  'v2-image-attached': [`#/HOST/${TIDE}:latest`, async ({ page, say }) => {
    const attached = page.getByRole('region', { name: say('referrers', 'attached') });
    const read = say('referrers', 'read', { kind: say('referrers', 'signature'), id: '|' }).split('|');
    await attached.getByRole('button', { name: new RegExp(read.join('[0-9a-f]{12}')) }).first().click();
    await attached.getByText('cosign container image signature').waitFor();
  }],
  'v2-image-other': [`#/HOST/${TIDE}:latest`, alert, ({ stack }) =>
    stack.admin.fault({ method: 'GET', path: `/v2/${TIDE}/manifests/latest`, flip: true })],
  'v2-compare': [`#/HOST/${PILOTAGE}:1.0.1?compare=1.1.0`, rows],
  'dialog-compare': [`#/HOST/${PILOTAGE}:1.0.1`, inDialog(rows, presses('compare', 'compare'))],
  'dialog-copy': [`#/HOST/${PILOTAGE}`, inDialog(rows, async (person) => {
    await pick(1)(person);
    await presses('manifests', 'copy')(person);
  })],
  'dialog-set-tag-v2': [`#/HOST/${PILOTAGE}`, inDialog(rows, presses('repository', 'set_tag'))],
  'dialog-untag': [`#/HOST/${PILOTAGE}`, inDialog(rows, async (person) => {
    await pick(1, 2, 3)(person);
    await presses('tags', 'delete_picked', { n: 3 })(person);
    const { say } = person;
    const box = dialog(person);
    await box.getByText(say('manifests', 'image_stays')).or(box.getByText(say('manifests', 'image_goes'))).first().waitFor();
  })],
  'dialog-delete-manifest': [`#/HOST/${PILOTAGE}@DIGEST`, inDialog(rows, presses('image', 'delete_manifest'))],
  'dialog-empty-repository': [`#/HOST/${PILOTAGE}`, inDialog(rows, presses('repository', 'delete'))],
  doctor: ['#/~doctor/unknown.example', ({ page, say }) =>
    page.getByRole('button', { name: say('doctor', 'start_go', { host: 'unknown.example' }) }).waitFor()],
  'doctor-asking': ['#/~doctor/HOST', ({ page, say }) => page.getByText(say('doctor', 'asking')).first().waitFor(), hold('/v2/')],
  'doctor-verdict': ['#/~doctor/HOST', ({ page }) => page.locator('.pt-verdict').waitFor(), ({ stack }) => stack.admin.cors('unexposed')],
  'dialog-stopped': [`#/HOST/${PILOTAGE}`, inDialog(rows, async (person) => {
    await deletes(2)(person);
    await dialog(person).getByRole('button', { name: new RegExp(`^${person.say('tags', 'retry_rest', { n: 3 }).split('3')[0].trim()}`) }).waitFor();
  }), ({ page }) => page.route((url) => url.pathname.includes('/manifests/'), (route) =>
    (route.request().method() === 'DELETE' ? route.fulfill({ status: 500, headers: { 'Access-Control-Allow-Origin': '*' } }) : route.continue()))],
  // The last one: from then on it is known where this registry sends its users.
  'dialog-realm': ['#/HOST', inDialog(locked, async (person) => {
    await signIn(person);
    const { here, say, field } = person;
    await field(say('connect', 'to_realm', { realm: REALM, host: here })).waitFor();
  }), async ({ page, stack }) => {
    await page.route(`${REALM}/**`, (route) => route.fulfill({ status: 401, headers: { 'Access-Control-Allow-Origin': '*' } }));
    const headers = [['WWW-Authenticate', `Bearer realm="${REALM}/token",service="yard"`]];
    await stack.admin.fault({ path: '/v2/_catalog', status: 401, headers, body: '{"errors":[{"code":"UNAUTHORIZED"}]}' });
  }],
};

/** The walks: what stands behind each, and what is seen on it. */
export const WALKS = {
  visitor: { stack: { manner: 'apart', settings: opensApart }, states: VISITOR },
  captain: { stack: { manner: 'apart', settings: opensApart }, states: CAPTAINS, where: REPOSITORY, before: signedIn },
  v2: { stack: { serves: 'v2', settings: opensV2 }, states: YARD, where: PILOTAGE },
};

async function signedIn(person) {
  await person.link(REPOSITORY).waitFor();
  await person.signInFromMenu(...CAPTAIN);
}

/**
 * Walks through the states, and has each of them looked at.
 *
 * @param name of the walk
 * @param look called with the state's name and the person before it
 * @param language, only what is read, and which states, where not all
 */
export async function walk(t, name, look, { language = 'en', only = () => true } = {}) {
  const { stack: options, states, before, where } = WALKS[name];
  const stack = await startStack(t, options);
  for (const scheme of ['http', 'https']) stack.origins.add(`${scheme}://${NOWHERE}`);
  stack.origins.add(REALM);
  const here = host(stack.sandbox.index);
  const { page } = await openConsole(t, stack, { language, hash: `#/${here}` });
  const say = words(language);
  const person = { page, stack, here, where, say, ...acts(page, 'mouse', say) };
  const quiet = counting(page);
  await before?.(person);
  const digest = where === PILOTAGE ? await digestOf(stack.sandbox.index) : '';
  for (const [state, [path, prepare, arrange]] of Object.entries(states)) {
    if (!only(state)) continue;
    try {
      await go(person, '#/~connect');
      await arrange?.(person);
      await go(person, path.replace('HOST', here).replace('DIGEST', digest));
      await prepare(person);
      await page.mouse.move(0, 0);
      await quiet();
      await look(state, person);
    } catch (error) {
      error.message = `${state}: ${error.message}`;
      throw error;
    }
    await leave(person);
  }
}

async function digestOf(address) {
  const { headers } = await fetch(`${address}/v2/${PILOTAGE}/manifests/1.0.1`, { method: 'HEAD' });
  return headers.get('docker-content-digest');
}

const go = ({ page }, hash) => page.evaluate((to) => { window.location.hash = to; }, hash);

/** Back to an idle page with nothing open, and a registry that answers as it should. */
async function leave({ page, stack }) {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await stack.admin.clearFaults();
  await stack.admin.cors('on');
  if (await page.getByRole('dialog').count()) {
    await page.keyboard.press('Escape');
    if (await page.getByRole('dialog').count()) await page.reload();
  }
}

/** Waits until what was asked for is there, and the page stands still. */
function counting(page) {
  let open = 0;
  page.on('request', () => (open += 1));
  const less = () => (open -= 1);
  page.on('requestfinished', less);
  page.on('requestfailed', less);
  return async () => {
    const still = () => page.evaluate(() => new Promise((done) => {
      const root = document.querySelector('portolan-console').shadowRoot;
      let timer = setTimeout(done, 120);
      const watch = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(done, 120);
      });
      watch.observe(root, { subtree: true, childList: true, characterData: true });
      setTimeout(done, 2000);
    }));
    for (let turn = 0; turn < 10; turn += 1) {
      await still();
      if (open <= 0) return;
    }
  };
}
