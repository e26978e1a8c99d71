// Which registries are contacted, and when: what a link proposes waits for a press, what is typed is cleaned of
// passwords, and a name that only looks like another shows what it is (security notes C12, C14, I14, P12).

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { asked, authorization, host, opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

const lines = async (admin) => (await asked(admin)).map(({ method, path }) => `${method} ${path}`);

eachPerson('a link to a registry nobody chose sends nothing before a press', async (t, who) => {
  const stack = await startStack(t);
  const at = host(stack.sandbox.index);
  const person = await sit(t, stack, who, { hash: `#/${at}/team/tide-tables` });
  const { page, say, press, button } = person;
  await heading(page, say('shell', 'proposed_title', { host: at })).waitFor();
  await page.waitForLoadState('networkidle');
  await screen(page, `proposed.${who.language}`);
  assert.deepEqual(await stack.admin.requests(), [], 'no request at all, no preflight either');
  // Nor where the link says what it speaks, so that nothing has to be found out.
  for (const rest of ['?api=v2', '/team/tide-tables?api=v2', '/team/tide-tables']) {
    await page.goto(`${stack.address}#/${at}${rest}`);
    await page.reload();
    await heading(page, say('shell', 'proposed_title', { host: at })).waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await stack.admin.requests(), [], rest);
  }

  await press(button(say('shell', 'proposed_go', { host: at })));
  await heading(page, 'team/tide-tables').waitFor();
  assert.deepEqual((await lines(stack.admin)).slice(0, 2), ['GET /v2/', 'GET /v1/_ping'], 'then it is found out');

  // From then on it is known in this browser, and what it speaks as well.
  await stack.admin.forgetRequests();
  await page.reload();
  await page.getByRole('row').nth(1).waitFor();
  const again = await lines(stack.admin);
  assert.ok(again.includes('GET /v1/repositories/team/tide-tables/tags'));
  assert.ok(!again.includes('GET /v2/') && !again.includes('GET /v1/_ping'), 'what is known costs no request');
});

eachPerson('a link to a registry of the settings is followed at once', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const { page } = await sit(t, stack, who, { hash: `#/${host(stack.sandbox.index)}/team/tide-tables` });
  await heading(page, 'team/tide-tables').waitFor();
  await page.getByRole('row').nth(1).waitFor();
  assert.equal((await lines(stack.admin))[0], 'GET /v1/repositories/team/tide-tables/tags');
});

eachPerson('a password in an address goes nowhere and stays nowhere', async (t, who) => {
  const stack = await startStack(t);
  const at = host(stack.sandbox.index);
  const person = await sit(t, stack, who);
  const { page, say, press, type, button, link } = person;
  const addresses = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  let answered;
  const hint = new Promise((resolve) => { answered = resolve; });
  await page.route('**/v2/', async (route) => { await hint; await route.continue(); });
  await type(page.getByRole('main').getByLabel(say('connect', 'field')), `http://captain:harbour-1914@${at}/v1/`);
  await press(button(say('connect', 'connect')));
  await page.getByText(say('connect', 'password_dropped')).waitFor();
  answered();
  await link('team/checkout-api').waitFor();
  await page.goBack();
  await heading(page, say('connect', 'title')).waitFor();

  // A link may hold one too. It is taken out of the address before anyone can pass it on.
  await page.goto(`${stack.address}#/captain:harbour-1914@${at}/team/tide-tables`);
  await heading(page, 'team/tide-tables').waitFor();
  await page.waitForFunction(() => !location.href.includes('harbour-1914'));
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const own = addresses.filter((address) => !address.includes('@'));
  assert.ok(own.length > 1);
  for (const text of [stored, ...own, ...person.heard]) assert.ok(!text.includes('harbour-1914'), text);
  assert.deepEqual((await asked(stack.admin)).map(authorization).filter(Boolean), []);
});

eachPerson('a host in another script shows the name it goes by', async (t, who) => {
  const stack = await startStack(t, { manner: 'none' });
  stack.origins.add('https://xn--egistry-pjg.example.com');
  const { page, context, say, press, type, button } = await sit(t, stack, who);
  await context.route('https://xn--egistry-pjg.example.com/**', (route) => route.abort());
  await type(page.getByRole('main').getByLabel(say('connect', 'field')), '\u0440egistry.example.com');
  await press(button(say('connect', 'connect')));
  await page.getByText(say('connect', 'shown_as', { host: 'xn--egistry-pjg.example.com' })).waitFor();
  await page.getByRole('alert').filter({ hasText: say('notice', 'unreachable') }).waitFor();
  await screen(page, `homograph.${who.language}`);
});
