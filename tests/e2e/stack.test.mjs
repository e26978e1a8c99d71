// The parts that the journeys stand on: the sandbox at its own origins, behind the console's, and worked from outside.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openConsole, screen } from './support/browser.mjs';
import { opensOwnOrigin, opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

test('as served, the first page asks its own origin for its repositories, without a click', async (t) => {
  const stack = await startStack(t, { oneOrigin: true, cors: 'off', settings: opensOwnOrigin });
  const { page } = await openConsole(t, stack);
  await page.getByRole('link', { name: 'team/checkout-api', exact: true }).waitFor();
  assert.ok(stack.site.asked.includes('/v1/search'));
  await screen(page, 'repositories');
});

test('a registry at another origin is read by CORS', async (t) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page } = await openConsole(t, stack);
  await page.getByRole('link', { name: 'team/checkout-api', exact: true }).waitFor();
  const requests = await stack.admin.requests();
  assert.ok(requests.some(({ path }) => path === '/v1/search'));
  assert.ok(!stack.site.asked.some((path) => path.startsWith('/v1/')));
});

test('a fault on demand reaches the page, and ends', async (t) => {
  const stack = await startStack(t, { settings: opensSandbox });
  await stack.admin.fault({ method: 'GET', path: '/v1/search', status: 503, times: 1 });
  const { page } = await openConsole(t, stack);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'team/checkout-api', exact: true }).waitFor();
});

test('hub and registry stand at two origins', async (t) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensSandbox });
  assert.notEqual(stack.sandbox.index, stack.sandbox.registry);
  const answer = await fetch(`${stack.sandbox.index}/v1/_ping`);
  assert.equal(answer.status, 200);
  assert.equal((await stack.admin.requests()).length, 1);
});
