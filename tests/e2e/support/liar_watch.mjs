// Whether a page is still alive while a registry lies to it: it draws frames, its memory stays under a bound, and nothing
// it must keep to itself went anywhere.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { comes } from './within.mjs';

/** How long a frame may be waited for, in milliseconds: far longer than any work, and shorter than for ever. */
const WATCHDOG = 15_000;
/** What a page may hold at most, in bytes, whatever it is told. */
export const MEMORY = 1024 * 1024 * 1024;

/** Waits until the page draws, or fails. */
export async function draws(page) {
  const frame = page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  await comes('a frame', frame, WATCHDOG);
}

/** The bytes that the largest of the browser's pages holds at this moment. */
export async function held(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const resident = ({ id }) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(resident));
}

/** The most that a page held at any time, in bytes: the kernel writes it down. */
export async function heldAtMost(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const most = ({ id }) => Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(most));
}

/** The page draws, and never held more than it may. */
export async function assertAlive(page, most = MEMORY) {
  await draws(page);
  const bytes = await heldAtMost(page);
  assert.ok(bytes < most, `the page held ${Math.round(bytes / 1024 / 1024)} MiB`);
}

/** Whoever sent these requests to a liar left in the middle of its answers. */
export async function assertLeft(...requests) {
  assert.ok(requests.length > 0, 'nothing of the kind was asked');
  for (const { url, over } of requests) await comes(`the end of ${url}`, over);
  assert.deepEqual([...new Set(requests.map(({ ended }) => ended))], ['left'], 'nobody listens any more');
}

/**
 * Nobody was told what is not theirs: the liar no cookie and not where the console is, and the other origin no credential
 * either. Nothing but reads reached that one, and those only where the test lets the page be sent on to it.
 */
export function assertUntold(stack) {
  const led = stack.origins.has(stack.elsewhere);
  for (const { method, url, headers } of stack.askedElsewhere()) {
    assert.ok(led && ['GET', 'HEAD', 'OPTIONS'].includes(method), `nothing leaves the origin: ${method} ${url}`);
    for (const name of ['authorization', 'x-docker-token']) assert.equal(headers[name], undefined, `${name} at ${url}`);
    // A browser that asks first whether it may send a password would send it.
    assert.doesNotMatch(headers['access-control-request-headers'] ?? '', /authorization/i, url);
  }
  for (const { url, headers } of [...stack.asked(), ...stack.askedElsewhere()]) {
    for (const name of ['cookie', 'referer']) assert.equal(headers[name], undefined, `${name} at ${url}`);
  }
}

/** Nothing reached the other origin, and nobody was told who asks. */
export function assertKept(stack) {
  assert.deepEqual(stack.askedElsewhere().map(({ method, url }) => `${method} ${url}`), [], 'nothing leaves the origin');
  for (const { headers, url } of stack.asked()) assert.equal(headers.authorization, undefined, `authorization at ${url}`);
}
