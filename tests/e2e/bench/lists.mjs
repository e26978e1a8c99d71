// Lists of a real registry: twenty repositories, two thousand, and ten thousand tags of one.

import { startDistribution } from '../support/distribution.mjs';
import { startHost } from '../support/hosts.mjs';
import { TAGGED } from '../support/seeds.mjs';
import { repeated } from './figures.mjs';
import { PORTOLAN, place } from './marks.mjs';
import { visit } from './visit.mjs';

/** How fast and how long the tags are scrolled, in px/s and ms. */
const [SPEED, WHILE] = [3000, 2000];
/** By how much the processor is slowed for the second figures. */
const SLOWED = 4;
/** Eleven keys that leave one of the tags, which is among the first hundred: one may look no further. */
const KEYS = '2024.1.9950';

/** A number as a console may write it: with any sign, or none, between its thousands. */
const written = (number) => `(^|\\D)${String(number).replace(/(?<=\d)(?=(\d{3})+$)/g, '\\D?')}(\\D|$)`;

/** The consoles before a registry with a seed: ours, on nginx as `deploy/` has it, and the other where one is measured. */
async function before(bench, seed, against) {
  // Some consoles ask for all repositories at once.
  const real = await startDistribution({ seed, mostListed: 100_000 });
  bench.after(real.stop);
  const config = { registries: [{ name: 'Harbour', address: '/', api: 'v2' }], open: '/' };
  const { address, origin } = await startHost(bench, 'nginx', { registry: real.direct, door: false, config });
  const ours = { name: 'Portolan', address, marks: PORTOLAN, registry: new URL(origin).host };
  return against ? [ours, { ...against, address: place(against.address, { registry: real.host }), registry: real.host }] : [ours];
}

/** When a list is on the screen: its first rows, and that it is all there where the console says so. */
async function listed({ ask, traffic }, mark, rows, number) {
  const complete = mark.says ? { says: mark.says, pattern: written(number) } : {};
  const shown = await ask('until', { row: mark.row, least: rows, ...complete });
  return { shown, painted: await ask('painted'), ...traffic() };
}

/** Measures the same of each console; gives the names with the figures. */
async function each(consoles, runs, one) {
  const measured = [];
  for (const console of consoles) measured.push([console.name, await repeated(runs, () => one(console))]);
  return measured;
}

const at = ({ address, marks, registry }, list, slowed) => ({
  address: address + place(marks[list].at, { registry, repository: TAGGED }), root: marks.root, slowed,
});

/** Twenty repositories: the first visit, and the list at full speed and slowed. */
export async function twenty(bench, { browser, runs, against }) {
  const consoles = await before(bench, 'twenty', against);
  return each(consoles, runs, async (console) => {
    const open = (slowed) =>
      visit(browser, at(console, 'repositories', slowed), (seen) => listed(seen, console.marks.repositories, 20, 20));
    const [full, slow] = [await open(1), await open(SLOWED)];
    return {
      'first visit, bytes on the wire': full.bytes,
      'first visit, requests': full.requests,
      'first contentful paint, ms': full.painted,
      '20 repositories shown, ms': full.shown,
      [`20 repositories shown, ×${SLOWED}, ms`]: slow.shown,
    };
  });
}

/** Two thousand repositories, complete. */
export async function thousands(bench, { browser, runs, against }) {
  const consoles = await before(bench, 'thousands', against);
  return each(consoles, runs, async (console) => {
    const open = (slowed) =>
      visit(browser, at(console, 'repositories', slowed), async (seen) => {
        const { shown } = await listed(seen, console.marks.repositories, 10, 2000);
        return { shown, blocked: await seen.ask('blocked') };
      });
    const [full, slow] = [await open(1), await open(SLOWED)];
    return {
      '2,000 repositories shown, ms': full.shown,
      [`2,000 repositories shown, ×${SLOWED}, ms`]: slow.shown,
      [`blocking time, ×${SLOWED}, ms`]: slow.blocked,
    };
  });
}

/** Ten thousand tags: shown, scrolled, filtered. */
export async function tags(bench, { browser, runs, against }) {
  const consoles = await before(bench, 'tags', against);
  return each(consoles, runs, (console) => {
    const mark = console.marks.tags;
    return visit(browser, at(console, 'tags', 1), async (seen) => {
      const { shown } = await listed(seen, mark, 10, 10_000);
      const blocked = await seen.ask('blocked');
      await quiet(seen.page);
      const { registry } = seen.traffic();
      const [elements, memory] = [await seen.ask('elements'), await seen.memory()];
      const { worst, blank } = await seen.ask('scroll', mark.row, SPEED, WHILE);
      return {
        '10,000 tags shown, ms': shown,
        'requests to the registry for that': registry,
        'blocking time, ms': blocked,
        'elements of the page': elements,
        'memory of its process, PSS, MB': memory,
        'worst frame while it scrolls, ms': worst,
        'frames with no row': blank,
        'filter typed, 11 keys, ms': await filtered(seen, mark),
      };
    });
  });
}

/** What was under way for the first screen has come. */
const quiet = (page) => page.waitForLoadState('networkidle');

/** From the first of the keys to the one row that is left, painted. */
async function filtered({ page, wire, ask }, mark) {
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator(mark.filter).first().focus();
  await ask('awaitKey');
  const done = ask('typed', { row: mark.row, only: KEYS });
  for (const text of KEYS) {
    await wire.send('Input.dispatchKeyEvent', { type: 'keyDown', text, key: text });
    await wire.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
  }
  return done;
}
