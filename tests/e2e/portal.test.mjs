// A portal with two consoles side by side, at two registries of two kinds, under a strict policy and a style sheet that
// shouts at everything. Each is worked as if the other and the page around them were not there.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAll, written } from './support/all.mjs';
import { axe } from './support/axe.mjs';
import { closeBrowser, openConsole, screen, wholeBrowser } from './support/browser.mjs';
import { acts } from './support/person.mjs';
import { both, heard, startPortal } from './support/portal.mjs';
import { asked, authorization } from './support/stack.mjs';
import { words } from './support/words.mjs';

// A tab that stands behind is not always drawn by the engine alone.
wholeBrowser();
after(closeBrowser);

const say = words('en');
const CAPTAIN = ['captain', 'harbour-1914'];
/** Of the v1 sample, and of the v2 sample. */
const [OLD, NEW] = ['team/checkout-api', 'team/pilotage'];

/** The portal in a browser, and a person before each of its two consoles. */
async function visit(t, portal, { hand = 'mouse', ...options } = {}) {
  const opened = await openConsole(t, portal, {
    ready: (page) => page.getByRole('link', { name: OLD, exact: true }).waitFor(),
    // Of long lists, what is out of sight is not drawn.
    viewport: { width: 1400, height: 5000 },
    ...options,
  });
  const before = (name) => {
    const region = opened.page.getByRole('region', { name });
    return { region, ...acts(opened.page, hand, say, region) };
  };
  return { ...opened, old: before('Old yard'), fresh: before('Harbour') };
}

for (const hand of ['mouse', 'keyboard']) {
  test(`both are browsed on their own, and the page's address stays what it was (${hand})`, async (t) => {
    const portal = await startPortal(t);
    const { page, old, fresh } = await visit(t, portal, { hand });
    const steps = await page.evaluate(() => history.length);
    await old.link(OLD).waitFor();
    await old.press(old.link(OLD));
    await old.link('4.11.3').waitFor();
    await fresh.link(NEW).waitFor();
    await fresh.press(fresh.link(NEW));
    await fresh.link('3.1.0').waitFor();
    await old.link('4.11.3').waitFor();
    assert.equal(page.url(), portal.address);
    assert.equal(await page.title(), 'Delivery handbook');
    assert.equal(await page.evaluate(() => history.length), steps);
    assert.deepEqual(await page.evaluate(() => Object.keys(document.documentElement.dataset)), []);
    assert.equal(await page.evaluate(() => document.documentElement.getAttribute('lang')), 'en');
    assertAll(await asked(portal.old.admin), ({ path }) => path.startsWith('/v1/'));
    assertAll(await asked(portal.fresh.admin), ({ path }) => path.startsWith('/v2/'));
    const places = (await heard(page)).filter(([, event]) => event === 'portolan-navigate');
    const of = (id) => places.filter(([from]) => from === id).map(([, , { repository }]) => repository);
    assert.deepEqual(of('new'), [null, NEW]);
    assert.deepEqual(of('old'), [null, OLD]);
    assert.equal(places.find(([from]) => from === 'new')[2].registry, portal.fresh.index);
    await screen(page, `portal.${hand}`);
  });
}

test('signing in to one signs in to that one alone, and the portal hears of it without a secret', async (t) => {
  const settings = '{ "registries": [{ "address": "https://old.example.org", "api": "v1", "standalone": true }], "open": "https://old.example.org" }';
  const page = both('open="https://old.example.org"', `settings='${settings}'`);
  const portal = await startPortal(t, { page });
  const visited = await visit(t, portal, { ready: (page) => page.getByRole('link', { name: OLD, exact: true }).nth(1).waitFor() });
  const { old, fresh } = visited;
  const menu = (person, name) => person.region.getByRole('button', { name, exact: true });
  await old.press(menu(old, say('shell', 'anonymous')));
  await old.press(old.region.getByRole('listitem').getByText(say('shell', 'sign_in'), { exact: true }));
  assert.equal(await old.field(say('connect', 'keep')).count(), 0, 'a password is not kept in the storage of a portal');
  await old.type(old.field(say('connect', 'user')), CAPTAIN[0]);
  await old.type(old.field(say('connect', 'password')), CAPTAIN[1]);
  await old.press(old.region.getByRole('dialog').getByRole('button', { name: say('connect', 'sign_in'), exact: true }));
  await menu(old, 'captain').waitFor();
  await fresh.press(fresh.link(OLD));
  await fresh.link('4.11.3').waitFor();
  await menu(fresh, say('shell', 'anonymous')).waitFor();
  const events = await heard(visited.page);
  assert.deepEqual(events.filter(([, event]) => event === 'portolan-signed-in'),
    [['old', 'portolan-signed-in', { registry: portal.old.index, user: 'captain' }]]);
  assert.ok(!JSON.stringify(events).includes(CAPTAIN[1]));
  const stored = await visited.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.ok(!stored.includes(CAPTAIN[1]));

  await old.press(menu(old, 'captain'));
  await old.press(old.region.getByRole('listitem').getByText(say('shell', 'sign_out'), { exact: true }));
  await menu(old, say('shell', 'anonymous')).waitFor();
  assert.deepEqual((await heard(visited.page)).at(-1), ['old', 'portolan-signed-out', { registry: portal.old.index }]);
});

test('what is deleted and what fails is told to the portal', async (t) => {
  const portal = await startPortal(t);
  const { page, old, fresh } = await visit(t, portal);
  await old.press(old.link('team/tide-tables'));
  const row = old.region.getByRole('row').filter({ has: page.getByRole('checkbox') }).nth(1);
  const tag = await row.getByRole('link').first().textContent();
  await row.getByRole('checkbox').check();
  await old.press(old.button(say('tags', 'delete_picked', { n: 1 })));
  await old.press(old.region.getByRole('dialog').getByRole('button', { name: say('tags', 'delete_one_act'), exact: true }));
  await page.getByText('portolan-deleted').waitFor();
  const [, , deleted] = (await heard(page)).find(([, event]) => event === 'portolan-deleted');
  assert.deepEqual(deleted, { registry: portal.old.index, repository: 'team/tide-tables', tag, digest: null });
  await portal.fresh.admin.fault({ method: 'GET', path: '/v2/*', status: 500, times: 50 });
  await fresh.press(fresh.link(NEW));
  await fresh.region.getByRole('alert').waitFor();
  await page.getByText('portolan-error').first().waitFor();
  const [id, , failed] = (await heard(page)).find(([, event]) => event === 'portolan-error');
  assert.equal(id, 'new');
  assert.equal(failed.kind, 'request');
  assert.equal(failed.status, 500);
  assert.equal(failed.registry, portal.fresh.index);
});

test('the portal leads a console, and what had the focus keeps it', async (t) => {
  const portal = await startPortal(t);
  const { page, old, fresh } = await visit(t, portal);
  const button = page.getByRole('button', { name: 'Portal button' });
  await button.focus();
  const host = new URL(portal.fresh.index).host;
  await page.evaluate((route) => (document.querySelector('#new').route = route), `#/${host}/${NEW}?scheme=http`);
  await fresh.link('3.1.0').waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('#new').route), `#/${host}/${NEW}`);
  assert.ok(await button.evaluate((element) => element === document.activeElement));
  await old.link(OLD).waitFor();
  // A press inside takes the focus along, so that a keyboard goes on there.
  await fresh.press(fresh.link('3.1.0'));
  await page.waitForFunction(() => document.activeElement.id === 'new');
});

test('a key belongs to the console that has the focus, and to no console while the page has it', async (t) => {
  const portal = await startPortal(t);
  const { page, old, fresh } = await visit(t, portal);
  await fresh.link(NEW).waitFor();
  await page.getByRole('button', { name: 'Portal button' }).focus();
  await page.keyboard.press('/');
  assert.ok(await page.evaluate(() => document.activeElement.matches('button')));
  await fresh.link(NEW).focus();
  await page.keyboard.press('/');
  const filter = fresh.region.getByRole('searchbox');
  assert.ok(await filter.evaluate((element) => element.getRootNode().activeElement === element));
  assert.ok(await old.region.getByRole('searchbox').evaluate((element) => element.getRootNode().activeElement === null));
});

test('a link that is opened in another tab opens the page of the console itself', async (t) => {
  const portal = await startPortal(t);
  const { page, fresh } = await visit(t, portal);
  const tab = await fresh.openInNewTab(fresh.link(NEW));
  await tab.waitForURL(`${portal.address}console/index.html#/${new URL(portal.fresh.index).host}/${NEW}`);
  assert.equal(page.url(), portal.address);
  // What is closed while it still loads says that its files do not come.
  await tab.getByRole('heading', { name: NEW, exact: true }).waitFor();
});

test('a page in another language has a console in that, and settings may say another', async (t) => {
  const page = `<!DOCTYPE html><html lang="zh-Hans"><title>门户</title>
    <script type="module" src="console/portolan.js"></script>
    <portolan-console open="https://old.example.org"></portolan-console>
    <portolan-console open="https://old.example.org" language="en"></portolan-console></html>`;
  const portal = await startPortal(t, { page });
  const opened = await openConsole(t, portal, { ready: (page) => page.getByRole('button', { name: words('zh-Hans')('shell', 'anonymous') }).waitFor() });
  await opened.page.getByRole('button', { name: say('shell', 'anonymous') }).waitFor();
  await opened.page.evaluate(() => (document.querySelector('[language]').language = 'zh-Hans'));
  await opened.page.getByRole('button', { name: words('zh-Hans')('shell', 'anonymous') }).nth(1).waitFor();
});

test('a token is asked for when one is needed, and again when it is refused', async (t) => {
  const page = both('open="https://old.example.org"', `open="https://new.example.org/${NEW}"`);
  const portal = await startPortal(t, { page, v2: { auth: 'bearer', anonymous: false } });
  const scope = encodeURIComponent(`repository:${NEW}:pull`);
  const fetched = await fetch(`${portal.fresh.index}/token?service=registry.harbour.example&scope=${scope}`, {
    headers: { Authorization: `Basic ${Buffer.from(CAPTAIN.join(':')).toString('base64')}` },
  });
  const { token } = await fetched.json();
  await portal.fresh.admin.forgetRequests();
  const wanted = [];
  const prepare = async (page) => {
    await page.exposeFunction('__token', (origin) => {
      wanted.push(origin);
      return wanted.length === 1 ? 'worn-out' : token;
    });
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.querySelector('#new').getToken = (origin) => window.__token(origin);
      });
    });
  };
  const visited = await visit(t, portal, { prepare });
  await visited.fresh.link('3.1.0').waitFor();
  await visited.fresh.button(say('shell', 'by_page')).waitFor();
  assert.deepEqual(wanted, [portal.fresh.index, portal.fresh.index]);
  const shown = (await asked(portal.fresh.admin)).map(authorization).filter(Boolean);
  assert.equal(shown[0], 'Bearer worn-out');
  assert.deepEqual([...new Set(shown.slice(1))], [`Bearer ${token}`]);
  assert.deepEqual((await asked(portal.old.admin)).map(authorization).filter(Boolean), [], 'nothing went to the other');
  const everywhere = await written(visited.page);
  assert.ok(everywhere.includes('3.1.0'), 'what is shown is looked at');
  assert.ok(!everywhere.includes(token));
});

test('axe finds nothing on a page with two consoles', async (t) => {
  const portal = await startPortal(t, { page: (await quiet()) });
  const { page, fresh } = await visit(t, portal);
  await fresh.link(NEW).waitFor();
  await axe(page);
});

/** The same page without the style sheet that shouts. */
async function quiet() {
  const { readFile } = await import('node:fs/promises');
  const page = await readFile(new URL('portal/index.html', import.meta.url), 'utf8');
  return page.replace(/\s*<link rel="stylesheet"[^>]*>/, '').replace('<body>', '<body><main>').replace('</body>', '</main></body>');
}

test('the foot leads to the full console, at the very place, where the portal says where that is', async (t) => {
  const portal = await startPortal(t);
  const { page, old, fresh } = await visit(t, portal);
  const full = say('shell', 'full');
  await page.evaluate((address) => document.querySelector('#new').setAttribute('full', address), `${portal.address}console/index.html#/elsewhere`);
  await fresh.press(fresh.link(NEW));
  await fresh.link('3.1.0').waitFor();
  const link = fresh.link(full);
  await link.waitFor();
  const host = new URL(portal.fresh.index).host;
  assert.equal(await link.getAttribute('href'), `${portal.address}console/index.html#/${host}/${NEW}`);
  assert.equal(await old.link(full).count(), 0, 'the other was told of none');
  await screen(page, 'portal.full');
  const tab = await fresh.openInNewTab(link);
  await tab.getByRole('heading', { name: NEW, exact: true }).waitFor();
  assert.equal(await tab.locator('portolan-console[standalone]').count(), 1);
  assert.equal(await tab.getByRole('link', { name: full, exact: true }).count(), 0, 'there it is the full one');
});
