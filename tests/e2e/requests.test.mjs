// What goes along with every request to a registry, and what does not (security notes C15, P9, P10).

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openConsole } from './support/browser.mjs';
import { startRealStack } from './support/distribution.mjs';
import { CROWD } from './support/seeds.mjs';
import { asked, opensOwnOrigin, startStack } from './support/stack.mjs';
import { PATIENCE, within } from './support/within.mjs';

after(closeBrowser);

test('what is asked takes no cookie and no referrer along, and is kept by no cache', async (t) => {
  const stack = await startStack(t, { oneOrigin: true, settings: opensOwnOrigin });
  const { page, context } = await openConsole(t, stack);
  const repository = page.getByRole('link', { name: 'team/checkout-api', exact: true });
  await repository.waitFor();
  await context.addCookies([{ name: 'session', value: 'of-the-host', url: stack.address }]);
  await stack.admin.forgetRequests();
  await repository.click();
  await page.getByRole('row').nth(1).waitFor();
  const requests = await within(PATIENCE, 'the tags and an image are asked for', async () => {
    const all = await asked(stack.admin);
    return ['/tags', '/json'].every((end) => all.some(({ path }) => path.endsWith(end))) && all;
  });
  for (const { path, headers } of requests) {
    const field = (name) => headers.find(([key]) => key.toLowerCase() === name)?.[1];
    assert.deepEqual([field('cookie'), field('referer')], [undefined, undefined], path);
    assert.equal(field('cache-control'), 'no-cache', path);
  }
});

// Rows are drawn well before they come into sight; what is known of each is a request of its own (performance sheet).
test('the first screen of a long list of tags asks for what it shows, and scrolling for the rest', async (t) => {
  const settings = (_, { address }) => ({ registries: [{ name: 'Harbour', address, api: 'v2' }] });
  const real = await startRealStack(t, { seed: 'crowd', settings });
  const hash = `#/${real.host}/${CROWD[0]}`;
  const counted = [];
  const prepare = (page) => page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/v2/') && request.method() !== 'OPTIONS') counted.push(request.url());
  });
  const { page } = await openConsole(t, real, { hash, prepare });
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  const known = rows.filter({ hasText: /sha256|[0-9a-f]{12}/ }).filter({ hasText: 'linux/' });
  await known.nth(8).waitFor();
  await page.waitForLoadState('networkidle');
  const inView = await rows.evaluateAll((all) => all.filter((row) => row.getBoundingClientRect().top < innerHeight).length);
  assert.ok(inView > 8 && (await known.count()) >= inView, `${await known.count()} of ${inView} rows in view are known`);
  assert.ok(counted.length <= 25, `${counted.length} requests for ${inView} rows:\n${counted.join('\n')}`);
  await rows.nth(35).scrollIntoViewIfNeeded();
  await known.nth(35).waitFor();
});
