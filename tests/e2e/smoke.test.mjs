// The console starts: under its policy, from any folder, and by one request for each of its files.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAll } from './support/all.mjs';
import { axe } from './support/axe.mjs';
import { closeBrowser, heading, openConsole, screen, wholeBrowser } from './support/browser.mjs';
import { startStack } from './support/stack.mjs';
import { PATIENCE, within } from './support/within.mjs';
import { languages, words } from './support/words.mjs';

after(closeBrowser);
wholeBrowser();

test('the console mounts and says what it is', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  const { page } = await openConsole(t, stack);
  assert.match(await page.title(), /Portolan/);
});

for (const language of languages) {
  test(`whoever prefers ${language} reads it, the page says so, and axe finds nothing`, async (t) => {
    const stack = await startStack(t, { manner: 'none' });
    const { page } = await openConsole(t, stack, { language, viewport: 360 });
    await heading(page, words(language)('connect', 'title')).waitFor();
    await page.locator(`html[lang=${language}]`).waitFor();
    await screen(page, `connect.${language}`);
    await axe(page);
  });
}

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on the first page, ${theme}`, async (t) => {
    const stack = await startStack(t, { manner: 'none' });
    const { page } = await openConsole(t, stack, { theme });
    await screen(page, `connect.${theme}`);
    await axe(page);
  });
}

test('it works below a folder, since its addresses are relative', async (t) => {
  const stack = await startStack(t, { manner: 'none', under: '/tools/portolan' });
  await openConsole(t, stack);
  assertAll(stack.site.asked, (path) => path === '/favicon.ico' || path.startsWith('/tools/portolan/'));
});

test('a first visit asks for each of its files once', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  const { page } = await openConsole(t, stack);
  await page.waitForLoadState('networkidle');
  const twice = stack.site.asked.filter((path, at, all) => all.indexOf(path) !== at);
  assert.deepEqual(twice, []);
  assert.ok(stack.site.asked.some((path) => path.endsWith('.wasm')));
});

test('what an address needs of the second half is asked for beside the first', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  let go;
  const hold = new Promise((resolve) => { go = resolve; });
  const prepare = (page) => page.route(/^(?!.*lazy).*_bg\.wasm$/, async (route) => { await hold; await route.continue(); });
  const { page } = await openConsole(t, stack, { hash: '#/registry.example:5000/team/app', prepare, ready: async () => {} });
  await within(PATIENCE, 'the second half', async () => stack.site.asked.some((path) => /\/lazy\/.*\.wasm$/.test(path)));
  assert.equal(await page.getByRole('main').count(), 0);
  go();
  await heading(page, words('en')('shell', 'proposed_title', { host: 'registry.example:5000' })).waitFor();
});

test('the pages behind the list come with the first that is opened, and another try fetches them anew', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  const { page, context, problems } = await openConsole(t, stack);
  const say = words('en');
  const fetched = () => stack.site.asked.filter((path) => /\/lazy\/.*\.wasm$/.test(path)).length;
  await page.waitForLoadState('networkidle');
  assert.equal(fetched(), 0);
  await context.route('**/lazy/*.wasm', (route) => route.abort());
  await page.evaluate(() => (location.hash = '#/registry.example:5000/team/app'));
  const attempt = say('shell', 'later');
  await page.getByText(say('notice', 'failed', { attempt })).waitFor();
  await context.unroute('**/lazy/*.wasm');
  await page.getByRole('button', { name: say('notice', 'try_again') }).click();
  await heading(page, say('shell', 'proposed_title', { host: 'registry.example:5000' })).waitFor();
  assert.equal(fetched(), 1);
  assert.deepEqual(problems.splice(0), []);
});

test('a console that cannot be loaded says so', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  const { page, context, problems, misbehaves } = await openConsole(t, stack);
  await context.route('**/*.wasm', (route) => route.abort());
  await page.reload();
  await page.getByRole('alert').filter({ hasText: /could not start.*未能启动/ }).waitFor();
  // The error is thrown on, for the console of the browser.
  await misbehaves((problem) => problem.startsWith('error on the page'));
  assert.equal(problems.length, 1);
});

test('what breaks the policy is noticed, so that the other tests can fail on it', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  const { page, misbehaves } = await openConsole(t, stack);
  await page.evaluate(() => {
    const element = document.body.appendChild(document.createElement('p'));
    element.setAttribute('style', 'color: red');
  });
  await misbehaves((problem) => /style-src/.test(problem));
});
