// The element against its surroundings: what a hostile page does to it and it to the page, what is left of it when it is
// taken out, and what happens when its files do not come.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openConsole, screen } from './support/browser.mjs';
import { heard, startPortal } from './support/portal.mjs';
import { serveSite } from './support/site.mjs';
import { asked } from './support/stack.mjs';
import { PATIENCE, within } from './support/within.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);

const say = words('en');
/** Of long lists, what is out of sight is not drawn. */
const TALL = { width: 1400, height: 5000 };
const [OLD, NEW] = ['team/checkout-api', 'team/pilotage'];
const shows = (name) => (page) => page.getByRole('link', { name, exact: true }).first().waitFor();

/** The style of everything in a console's sheet, in order, with what the page around it may not change. */
const styles = (page, id) =>
  page.evaluate((id) => {
    const sheet = document.querySelector(id).shadowRoot.querySelector('#pt-main');
    // Sizes are written in another unit where the page's own root is no measure, a theme is named outright, and where
    // things of no size lie depends on what stands over them.
    const placed = /^(--pt-|color-scheme|inset|top|right|bottom|left)/;
    return [...sheet.querySelectorAll('*')].map((element) => {
      const style = getComputedStyle(element);
      const all = [...style].filter((name) => !placed.test(name)).map((name) => `${name}: ${style.getPropertyValue(name)}`);
      return { element: `${element.localName}.${element.getAttribute('class') ?? ''}`, all };
    });
  }, id);

test('nothing of a page that shouts at everything reaches a console', async (t) => {
  const portal = await startPortal(t);
  const visited = await openConsole(t, portal, { ready: shows(NEW), viewport: TALL });
  const route = (address) => `#/${new URL(address).host}/${NEW}`;
  await visited.page.evaluate((route) => {
    document.querySelector('#new').theme = 'light';
    document.querySelector('#new').route = route;
  }, route(portal.fresh.index));
  await shows('3.1.0')(visited.page);
  const site = await serveSite({ settings: { registries: [{ address: portal.fresh.index, api: 'v2' }] } });
  t.after(site.stop);
  const alone = await openConsole(t, { address: site.address, origins: new Set([site.origin, portal.fresh.index]) },
    { hash: route(portal.fresh.index), ready: shows('3.1.0'), viewport: { width: 900, height: 5000 } });
  const settled = (page, id) =>
    page.waitForFunction((id) => !document.querySelector(id).shadowRoot.querySelector('.pt-bones, .pt-ghost, [aria-busy=true]'), id);
  await settled(visited.page, '#new');
  await settled(alone.page, 'portolan-console');
  const [embedded, standing] = [await styles(visited.page, '#new'), await styles(alone.page, 'portolan-console')];
  assert.ok(standing.length > 50, 'there is something to compare');
  assert.deepEqual(embedded.map(({ element }) => element), standing.map(({ element }) => element));
  for (const [at, { element, all }] of standing.entries()) {
    const other = new Set(embedded[at].all);
    assert.deepEqual(all.filter((line) => !other.has(line)), [], `${element} differs`);
  }
  await screen(visited.page, 'portal.hostile');
});

test('nothing of a console reaches the page around it', async (t) => {
  const portal = await startPortal(t);
  const look = (page) =>
    page.evaluate(() => {
      const own = [document.documentElement, ...document.querySelectorAll('head, body, h1, table, td, button, p, label, input, a')];
      return {
        styles: own.map((element) => [...getComputedStyle(element)].map((name) => `${name}: ${getComputedStyle(element).getPropertyValue(name)}`).filter((line) => !/^(block-size|height|perspective-origin|transform-origin)/.test(line))),
        attributes: own.map((element) => element.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`)),
        heads: document.head.innerHTML,
        title: document.title,
        globals: Object.keys(globalThis).filter((name) => !name.startsWith('__')),
        sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      };
    });
  const release = portal.hold('console/lazy/portal.js');
  const { page } = await openConsole(t, portal, { ready: (page) => page.getByRole('button', { name: 'Portal button' }).waitFor(), viewport: TALL });
  const before = await look(page);
  release();
  await shows(NEW)(page);
  await shows(OLD)(page);
  assert.deepEqual(await look(page), before);
});

test('a console that is taken out while it loads lets go of its requests, and the other lives on', async (t) => {
  const portal = await startPortal(t);
  const held = [];
  const { page } = await openConsole(t, portal, {
    prepare: async (page) => {
      await page.route(`${portal.fresh.index}/**`, (route) => held.push(route));
    },
    ready: shows(OLD),
    viewport: TALL,
  });
  await within(PATIENCE, 'the registry is asked', () => held.length > 0);
  const failed = page.waitForEvent('requestfailed', (request) => request.url().startsWith(portal.fresh.index));
  await page.evaluate(() => document.querySelector('#new').remove());
  assert.match((await failed).failure().errorText, /ABORTED/);
  await page.getByRole('link', { name: OLD, exact: true }).click();
  await shows('4.11.3')(page);
  assert.ok((await heard(page)).every(([, event]) => event !== 'portolan-error'), 'nobody is told of what nobody waits for');
});

test('a console that is moved goes on, and one that is put in anew begins anew', async (t) => {
  const portal = await startPortal(t);
  const { page } = await openConsole(t, portal, { ready: shows(OLD), viewport: TALL });
  await page.getByRole('link', { name: OLD, exact: true }).click();
  await shows('4.11.3')(page);
  await portal.old.admin.forgetRequests();
  await page.evaluate(() => document.body.prepend(document.querySelector('#old')));
  await shows('4.11.3')(page);
  const again = (await asked(portal.old.admin)).filter(({ path }) => /\/(search|tags)$/.test(path));
  assert.deepEqual(again, []);
  await page.evaluate(async () => {
    const old = document.querySelector('#old');
    old.remove();
    await null;
    await null;
    old.route = '';
    document.body.prepend(old);
  });
  await shows(OLD)(page);
});

test('fifty consoles put in and taken out leave nothing that grows', async (t) => {
  const page = `<!DOCTYPE html><html lang="en"><title>Fifty</title><script type="module" src="console/portolan.js"></script>
    <main></main></html>`;
  const portal = await startPortal(t, { page });
  const opened = await openConsole(t, portal, { ready: (page) => page.evaluate(async () => void (await customElements.whenDefined('portolan-console'))) });
  const session = await opened.context.newCDPSession(opened.page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  const once = () =>
    opened.page.evaluate(async (open) => {
      const element = Object.assign(document.createElement('portolan-console'), { open });
      element.settings = { registries: [{ address: open, api: 'v1', standalone: true }] };
      document.querySelector('main').append(element);
      const shown = (what) =>
        new Promise((resolve) => {
          const look = () => (element.shadowRoot.textContent.includes(what) ? resolve() : requestAnimationFrame(look));
          look();
        });
      await shown('tide-tables');
      element.shadowRoot.querySelector('a[href*="checkout-api"]').click();
      await shown('4.11.3');
      element.remove();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }, portal.old.index);
  const counts = async () => {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
  };
  for (let turn = 0; turn < 10; turn += 1) await once();
  const before = await counts();
  for (let turn = 0; turn < 50; turn += 1) await once();
  const now = await counts();
  t.diagnostic(JSON.stringify({ before, now }));
  assert.ok(now.nodes - before.nodes < 50, `${now.nodes - before.nodes} nodes more`);
  assert.ok(now.listeners - before.listeners < 25, `${now.listeners - before.listeners} listeners more`);
  assert.ok(now.heap - before.heap < 1_500_000, `${now.heap - before.heap} bytes more`);
});

test('files that do not come are said in words, and told', async (t) => {
  const portal = await startPortal(t);
  const visited = await openConsole(t, portal, {
    prepare: async (page) => {
      await page.route(/_bg\.wasm$/, (route) => route.abort());
    },
    ready: (page) => page.getByRole('alert').first().waitFor(),
  });
  assert.match(await visited.page.getByRole('alert').first().textContent(), /^Portolan could not start\./);
  await visited.page.getByText('portolan-error').nth(1).waitFor();
  const told = (await heard(visited.page)).filter(([, event]) => event === 'portolan-error');
  assert.deepEqual(told.map(([id, , { kind }]) => [id, kind]).sort(), [['new', 'start'], ['old', 'start']]);
  await visited.misbehaves((problem) => problem.startsWith('error on the page'));
});
