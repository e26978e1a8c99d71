// What a page may say of the element that the portal does not: that it goes by the page's hash, that its files lie at
// another origin, and a token that is simply given.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { written } from './support/all.mjs';
import { closeBrowser, heading, openConsole } from './support/browser.mjs';
import { acts } from './support/person.mjs';
import { both, heard, startPortal } from './support/portal.mjs';
import { asked, authorization, host } from './support/stack.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);

const say = words('en');
const CAPTAIN = ['captain', 'harbour-1914'];
/** Of the v1 sample, and of the v2 sample. */
const [OLD, NEW] = ['team/checkout-api', 'team/pilotage'];

/** A person before each of the two consoles of a page. */
async function visit(t, portal, options = {}) {
  const opened = await openConsole(t, portal, { viewport: { width: 1400, height: 5000 }, ...options });
  const before = (name) => {
    const region = opened.page.getByRole('region', { name });
    return { region, ...acts(opened.page, 'mouse', say, region) };
  };
  return { ...opened, old: before('Old yard'), fresh: before('Harbour') };
}

/** Waits until the page is there by its hash, whatever a route says beside the place. */
const isAt = (page, hash) => page.waitForURL((url) => url.hash.split('?')[0] === hash);

test('one that goes by the hash leads the page and is led by it, and the other on the page is not', async (t) => {
  const portal = await startPortal(t, { page: both('open="https://old.example.org"', 'open="https://new.example.org" route="hash"') });
  const of = (...parts) => `#/${[host(portal.fresh.index), ...parts].join('/')}`;
  const { page, old, fresh } = await visit(t, portal, {
    // A link that somebody was sent; nothing but the hash tells of it.
    hash: `${of(NEW)}?api=v2&scheme=http`,
    ready: (page) => page.getByRole('link', { name: '3.1.0', exact: true }).waitFor(),
  });
  await old.link(OLD).waitFor();
  await fresh.press(fresh.link('3.1.0'));
  await heading(page, say('image', 'configuration')).waitFor();
  await isAt(page, of(`${NEW}:3.1.0`));
  await page.goBack();
  await fresh.link('3.0.1').waitFor();
  await isAt(page, of(NEW));
  await page.evaluate((hash) => (location.hash = hash), of('team/tide-api'));
  await fresh.link('latest').waitFor();
  await fresh.link('3.1.0').waitFor({ state: 'detached' });
  await old.press(old.link(OLD));
  await old.link('4.11.3').waitFor();
  // The address is of the one that goes by it.
  await isAt(page, of('team/tide-api'));
  assert.equal(await page.title(), 'Two consoles', 'the title is still the page\'s');
  const places = (await heard(page)).filter(([id, event]) => id === 'new' && event === 'portolan-navigate');
  assert.deepEqual(places.map(([, , { repository }]) => repository), [NEW, NEW, NEW, 'team/tide-api']);
});

test('files at another origin bring all of the console, and that origin is told nothing', async (t) => {
  const page = both('open="https://old.example.org" language="zh-Hant"', 'open="https://new.example.org"')
    .replace('"console/', '"https://files.example.org/console/');
  const portal = await startPortal(t, { page, apart: true });
  const fetched = [];
  const prepare = (page) => page.context().on('request', (request) => {
    if (request.url().startsWith(portal.files)) fetched.push(request);
  });
  const { old, fresh } = await visit(t, portal, { prepare, ready: (page) => page.getByRole('link', { name: NEW, exact: true }).waitFor() });
  assert.notEqual(portal.files, new URL(portal.address).origin);
  // Its second half, its second sheet, and another language.
  await fresh.press(fresh.link(NEW));
  await fresh.link('3.1.0').waitFor();
  assert.equal(await fresh.region.getByRole('table').evaluate((table) => getComputedStyle(table).borderCollapse), 'collapse');
  await old.region.getByRole('button', { name: words('zh-Hant')('shell', 'anonymous') }).waitFor();
  const names = fetched.map((request) => new URL(request.url()).pathname.replace(/-[0-9a-f]{8,}/, ''));
  for (const name of ['portolan.js', 'lazy/portal.js', 'config.json', 'portolan_bg.wasm', 'lazy/portolan_bg.wasm', 'lazy/zh-Hant.json']) {
    assert.ok(names.includes(`/console/${name}`), `${name} among ${names}`);
  }
  for (const request of fetched) {
    assert.equal(new URL(request.url()).search, '');
    const { cookie, authorization, referer = '' } = await request.allHeaders();
    assert.deepEqual([cookie, authorization], [undefined, undefined]);
    assert.ok(!referer.includes(NEW));
  }
  const tab = await fresh.openInNewTab(fresh.link('3.1.0'));
  await tab.waitForURL((url) => url.href.startsWith(`${portal.files}/console/index.html#/`));
});

test('a token that is given goes to the registry that opens first, to no other, and is not to be read', async (t) => {
  const settings = '{ "registries": [{ "address": "https://old.example.org", "api": "v1", "standalone": true }, { "address": "https://new.example.org", "api": "v2" }] }';
  const page = both('open="https://old.example.org"', `open="https://new.example.org/${NEW}" settings='${settings}'`);
  const portal = await startPortal(t, { page, v2: { auth: 'bearer', anonymous: false } });
  const scope = encodeURIComponent(`repository:${NEW}:pull`);
  const answer = await fetch(`${portal.fresh.index}/token?service=registry.harbour.example&scope=${scope}`, {
    headers: { Authorization: `Basic ${Buffer.from(CAPTAIN.join(':')).toString('base64')}` },
  });
  const { token } = await answer.json();
  await portal.fresh.admin.forgetRequests();
  // Before the element is known, as a page sets it that does not wait.
  const prepare = (page) => page.addInitScript((token) => {
    document.addEventListener('DOMContentLoaded', () => (document.querySelector('#new').token = token));
  }, token);
  const { page: opened, fresh } = await visit(t, portal, { prepare, ready: (page) => page.getByRole('link', { name: '3.1.0', exact: true }).waitFor() });
  const shown = (await asked(portal.fresh.admin)).map(authorization).filter(Boolean);
  assert.deepEqual([...new Set(shown)], [`Bearer ${token}`]);
  assert.equal(await opened.evaluate(() => document.querySelector('#new').token), undefined);
  const everywhere = await written(opened);
  assert.ok(everywhere.includes('3.1.0'), 'what is shown is looked at');
  assert.ok(!everywhere.includes(token));
  // The same console at another registry, which wants to know who asks.
  await portal.old.admin.fault({ path: '/v1/search', status: 401, headers: [['WWW-Authenticate', 'Basic realm="yard"']] });
  await portal.old.admin.forgetRequests();
  await opened.evaluate((route) => (document.querySelector('#new').route = route), `#/${host(portal.old.index)}`);
  await fresh.region.getByRole('alert').filter({ hasText: say('notice', 'unauthorized') }).waitFor();
  const toOld = await asked(portal.old.admin);
  assert.ok(toOld.some(({ path }) => path === '/v1/search'));
  assert.deepEqual(toOld.map(authorization).filter(Boolean), []);
});
