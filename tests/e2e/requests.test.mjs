// What goes along with every request to a registry, and what does not (security notes C15, P9, P10).

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openConsole } from './support/browser.mjs';
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
