// How long the page stands still: long tasks (over 50 ms) while opening, filtering, scrolling and panning, with 2,000
// repositories and with a tree of 3,000 images. Run by `cargo xtask bench`; it prints and asserts nothing.

import { closeBrowser, openConsole } from './support/browser.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';

const REPOSITORIES = 2000;
const TREE = { images: 3000, tags: 60 };

const rows = [];
const ends = [];
const bench = { after: (end) => ends.unshift(end) };

/** Does something on the page and notes the tasks that took long meanwhile, until two quiet frames have passed. */
async function measured(page, name, act) {
  const from = await page.evaluate(() => performance.now());
  await noted(page, name, from, act);
}

async function noted(page, name, from, act) {
  const start = performance.now();
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const took = performance.now() - start;
  const tasks = await page.evaluate((from) => {
    const meanwhile = window.__longTasks().filter(({ startTime, duration }) => startTime + duration > from);
    return meanwhile.map(({ duration }) => duration);
  }, from);
  rows.push({ name, took, count: tasks.length, sum: tasks.reduce((sum, task) => sum + task, 0), worst: Math.max(0, ...tasks) });
}

async function opened(sample, hash, name, until) {
  const stack = await startStack(bench, { sample, settings: opensSandbox });
  const { page, context } = await openConsole(bench, stack);
  await context.addInitScript(() => {
    const tasks = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
    observer.observe({ type: 'longtask', buffered: true });
    window.__longTasks = () => [...tasks, ...observer.takeRecords()];
  });
  // Another document, so that the observer is there from its first task on.
  await page.goto('about:blank');
  await noted(page, name, 0, async () => {
    await page.goto(stack.address + hash(new URL(stack.sandbox.index).host));
    await until(page);
  });
  return page;
}

async function repositories() {
  const last = `fleet-${String((REPOSITORIES - 1) % 41).padStart(2, '0')}/vessel-${String(REPOSITORIES - 1).padStart(5, '0')}`;
  const name = (what) => `${REPOSITORIES} repositories: ${what}`;
  const page = await opened({ repositories: REPOSITORIES }, () => '', name('open'), async (page) => {
    await page.getByText(/2[, ]?000/).first().waitFor();
  });
  const field = page.getByRole('main').getByRole('searchbox').first();
  await measured(page, name('filter, key by key'), async () => {
    await field.pressSequentially(last.split('/')[1]);
    await page.getByRole('link', { name: last, exact: true }).waitFor();
  });
  await measured(page, name('clear the filter'), () => field.fill(''));
  await measured(page, name('scroll'), () => wheel(page, 40, 600));
}

async function tree() {
  const name = (what) => `tree of ${TREE.images}: ${what}`;
  const hash = (host) => `#/${host}/bench/tree?view=tree&api=v1&scheme=http`;
  const picture = (page) => page.locator('svg[role], [role="tree"]').first();
  const page = await opened({ tree: `${TREE.images}:${TREE.tags}` }, hash, name('open'), async (page) => {
    await picture(page).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 120_000 });
  });
  const box = await picture(page).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 600) / 2];
  await measured(page, name('pan'), async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let at = 1; at <= 40; at += 1) await page.mouse.move(x - at * 8, y - at * 4);
    await page.mouse.up();
  });
  await measured(page, name('zoom'), async () => {
    await page.keyboard.down('Control');
    for (let at = 0; at < 20; at += 1) await page.mouse.wheel(0, at < 10 ? -120 : 120);
    await page.keyboard.up('Control');
  });
  await measured(page, name('walk by keyboard'), async () => {
    await picture(page).press('ArrowDown');
    for (let at = 0; at < 40; at += 1) await page.keyboard.press(at % 2 ? 'ArrowRight' : 'ArrowDown');
  });
}

async function wheel(page, times, by) {
  await page.mouse.move(640, 400);
  for (let at = 0; at < times; at += 1) await page.mouse.wheel(0, by);
}

const cell = (value) => value.toFixed(0).padStart(9);

try {
  for (const part of [repositories, tree]) {
    await part().catch((error) => rows.push({ name: `${part.name} stopped: ${String(error).split('\n')[0]}` }));
  }
} finally {
  for (const end of ends) await end().catch((error) => console.error(String(error)));
  await closeBrowser();
}
console.log(`${'in ms'.padEnd(40)}${['took', 'long', 'their sum', 'worst'].map((head) => head.padStart(10)).join('')}`);
for (const { name, took, count, sum, worst } of rows) {
  console.log(took === undefined ? name : `${name.padEnd(40)} ${[took, count, sum, worst].map(cell).join(' ')}`);
}
process.exitCode = rows.some(({ took }) => took === undefined) ? 1 : 0;
