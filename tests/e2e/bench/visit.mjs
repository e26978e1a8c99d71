// One visit of a page, with a browser that has nothing kept, and what it cost.

import { readFile } from 'node:fs/promises';
import { probe } from './probe.mjs';

/** What a registry is asked begins so. */
const REGISTRY = /^\/v2\//;

/**
 * Opens a page in a fresh context, hands it to `act`, and closes it.
 *
 * @param browser Chromium
 * @param address the page
 * @param root see probe.mjs
 * @param slowed by how much the processor is slowed
 * @param act gets `{ page, ask, traffic, memory }`: `ask` calls the probe, `traffic` tells bytes and requests so far, and
 *   `memory` the proportional set size of the page's process in MB
 */
export async function visit(browser, { address, root, slowed = 1 }, act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  context.setDefaultTimeout(300_000);
  try {
    await probe(context, root);
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    const traffic = await listen(wire);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    await page.goto(address, { waitUntil: 'commit' });
    const ask = (name, ...given) => page.evaluate(([name, given]) => window.__probe[name](...given), [name, given]);
    return await act({ page, ask, traffic, wire, memory: () => memory(browser) });
  } finally {
    await context.close();
  }
}

async function listen(wire) {
  const seen = { bytes: 0, requests: 0, registry: 0 };
  const paths = new Map();
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname } = new URL(request.url);
    paths.set(requestId, pathname);
    seen.requests += 1;
    if (REGISTRY.test(pathname)) seen.registry += 1;
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (paths.has(requestId)) seen.bytes += encodedDataLength;
  });
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  return () => ({ ...seen });
}

/** The largest of the browser's page processes; there is one page at a time, and what is held ready beside it is small. */
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => proportional(id));
  return Math.max(...(await Promise.all(sizes)));
}

async function proportional(id) {
  const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
}
