// Debian's Chromium, and pages of the console in it that fail a test when they misbehave: when they break the content
// policy, throw, or talk to an origin that is not the test's own.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { PATIENCE, within } from './within.mjs';

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
const LOCALES = { en: 'en-GB', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' };
const SCREENS = fileURLToPath(new URL('../../../target/screens/', import.meta.url));

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

let browser;
/**
 * What pages are opened in: the same engine without windows of its own, where there is one. To it a page of its own storage
 * is a third cheaper, which is most of what a test costs.
 */
let engine = process.env.CHROMIUM_HEADLESS_SHELL || CHROMIUM;

/** Has a test file go through the whole browser, as people have it. */
export const wholeBrowser = () => (engine = CHROMIUM);

/** The one browser of a test file; it ends with the process. */
async function launched() {
  browser ??= launch(engine, []);
  return browser;
}

function launch(executablePath, flags) {
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

/** A browser that starts with more flags, for the one test; whole, since flags are about what a browser adds to its engine. */
async function launchedWith(t, flags) {
  const own = await launch(CHROMIUM, flags);
  t.after(() => own.close());
  return own;
}

/** Ends it; for a suite's `after`. */
export async function closeBrowser() {
  await (await browser)?.close();
  browser = undefined;
}

/**
 * Opens the console and waits until it is on the page.
 *
 * @param t the context of the test, which fails when the page has misbehaved
 * @param stack what `startStack` gave
 * @param language `en`, `zh-Hans` or `zh-Hant`, as the browser prefers it
 * @param theme `light` or `dark`, as the system prefers it
 * @param viewport width and height, or a width alone
 * @param hash where in the console to begin
 * @param flags what the browser is started with beside the usual; it is then a browser of the test's own
 * @param prepare called with the page before it goes anywhere
 * @param ready waits until the page shows what the test begins with; else until a console has put something on it
 * @param heard a list that everything the page writes to the browser's console is put into
 * @returns with the page `misbehaves`, which waits for what the page is to do wrong and lets it from then on: what a page
 *   does wrong is told of by the browser after what it shows
 */
export async function openConsole(t, stack, options = {}) {
  const { language = 'en', theme = 'light', viewport = 1280, hash = '', grants = [], flags, prepare, ready = mounted, heard = [] } = options;
  const context = await (await (flags ? launchedWith(t, flags) : launched())).newContext({
    locale: LOCALES[language],
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: typeof viewport === 'number' ? { width: viewport, height: 800 } : viewport,
    // Naming any, or none, would refuse all others.
    ...(grants.length ? { permissions: grants } : {}),
  });
  context.setDefaultTimeout(PATIENCE);
  const problems = [];
  await watch(context, stack.origins, problems, heard);
  const page = await context.newPage();
  await prepare?.(page);
  const wanted = [];
  const misbehaves = (fits) => {
    wanted.push(fits);
    return within(PATIENCE, `the page misbehaves: ${fits}`, () => problems.some(fits));
  };
  t.after(async () => {
    await context.close();
    assert.deepEqual(problems.filter((one) => !wanted.some((fits) => fits(one))), [], 'the page misbehaved');
  });
  await page.goto(stack.address + hash);
  await ready(page);
  return { page, context, problems, misbehaves };
}

/** Waits until the console has put something on the page. */
export async function mounted(page) {
  await page.getByRole('main').waitFor();
}

/**
 * Waits until a page has done what follows on what it shows: where there is much to draw the focus, the title and the like
 * come a few turns later.
 */
export const settled = (page) => page.evaluate(async () => {
  await new Promise((drawn) => requestAnimationFrame(drawn));
  for (let turn = 0; turn < 8; turn += 1) await new Promise((done) => setTimeout(done));
});

/** A heading of the console; Playwright looks through open shadow roots by itself. */
export const heading = (page, name) => page.getByRole('heading', { name, exact: true });

async function watch(context, origins, problems, heard) {
  await context.exposeBinding('__refused', (_, refused) => problems.push(`refused by the page's policy: ${refused}`));
  await context.addInitScript(() => {
    const told = (event) => window.__refused(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    document.addEventListener('securitypolicyviolation', told);
  });
  context.on('page', (page) => {
    page.on('pageerror', (error) => problems.push(`error on the page: ${error.stack ?? error}`));
    page.on('crash', () => problems.push('the page crashed'));
    page.on('console', (message) => {
      const text = message.text();
      heard.push(text);
      if (/Content Security Policy|panicked at/i.test(text)) problems.push(`console: ${text}`);
    });
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && !origins.has(url.origin)) problems.push(`asked ${url.origin}`);
  });
}

/** Keeps a picture in `target/screens/` when PORTOLAN_SCREENS is set. */
export async function screen(page, name) {
  if (!process.env.PORTOLAN_SCREENS) return;
  await mkdir(SCREENS, { recursive: true });
  await page.screenshot({ path: `${SCREENS}${name}.png`, fullPage: true });
}
