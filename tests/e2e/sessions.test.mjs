// Two registries in one tab: each its own sign-in, kept only where that was asked for, and forgotten when told.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading } from './support/browser.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { anotherSandbox, asked, authorization, host, startStack } from './support/stack.mjs';

after(closeBrowser);

const CAPTAIN = ['captain', 'harbour-1914'];
const MATE = ['mate', 'lantern-1921'];
const basic = ([user, password]) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const seen = async (admin) => [...new Set((await asked(admin)).map(authorization).filter(Boolean))];
const stored = (page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

eachPerson('two registries at once: each knows its own person, kept over a reload only where asked', async (t, who) => {
  let other;
  const stack = await startStack(t, {
    manner: 'apart',
    settings: (_, { index, registry }) => ({
      registries: [[index, registry], [other.index, other.registry]].map(([address, endpoint]) => ({
        address, api: 'v1', standalone: false, tokenEndpoints: [endpoint],
      })),
    }),
  });
  other = await anotherSandbox(t, stack, { manner: 'apart' });
  const [here, there] = [host(stack.sandbox.index), host(other.index)];
  const person = await sit(t, stack, who);
  const { page, say, press, button, link } = person;
  const main = page.getByRole('main');
  const bar = page.getByRole('banner');
  const toConnect = () => press(link('Portolan', bar));

  await press(link(here, main));
  await link('team/checkout-api').waitFor();
  await person.signInFromMenu(...CAPTAIN, { keep: true });
  await toConnect();
  await main.getByText(say('connect', 'signed_in_as', { user: 'captain' })).waitFor();
  await press(link(there, main));
  await button(say('shell', 'anonymous'), bar).waitFor();
  await person.signInFromMenu(...MATE);
  await link('team/checkout-api').waitFor();

  await toConnect();
  await press(link(here, main));
  await button('captain', bar).waitFor();
  await link('team/checkout-api').waitFor();
  assert.deepEqual(await seen(stack.admin), [basic(CAPTAIN)]);
  assert.deepEqual(await seen(other.admin), [basic(MATE)], 'no password came to the other registry');

  await page.reload();
  await button('captain', bar).waitFor();
  await person.fromMenu(say('shell', 'account'), 'captain');
  await page.getByText(say('account', 'kept')).waitFor();
  await toConnect();
  await press(link(there, main));
  await button(say('shell', 'anonymous'), bar).waitFor();
  assert.ok(!(await stored(page)).includes(MATE[1]));
  assert.ok((await stored(page)).includes(CAPTAIN[1]), 'kept for this tab, as was asked');
  const local = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.ok(!local.includes(CAPTAIN[1]), 'and for no longer than this tab');

  await toConnect();
  await press(link(here, main));
  await person.fromMenu(say('shell', 'forget'), 'captain');
  await heading(page, say('connect', 'title')).waitFor();
  assert.ok(!(await stored(page)).includes(CAPTAIN[1]));
  await stack.admin.forgetRequests();
  await press(link(here, main));
  await link('team/checkout-api').waitFor();
  assert.deepEqual(await seen(stack.admin), []);
});

eachPerson('registries that were typed are listed, and all forgotten at once', async (t, who) => {
  const stack = await startStack(t);
  const other = await anotherSandbox(t, stack, { manner: 'apart' });
  const [here, there] = [host(stack.sandbox.index), host(other.index)];
  const person = await sit(t, stack, who);
  const { page, say, press, type, button, link } = person;
  const main = page.getByRole('main');
  await main.getByText(say('connect', 'try_hint')).waitFor();
  for (const address of [here, there]) {
    await type(main.getByLabel(say('connect', 'field')), address);
    await press(button(say('connect', 'connect')));
    await link('team/checkout-api').waitFor();
    await press(link('Portolan', page.getByRole('banner')));
  }
  await page.reload();
  await link(here, main).waitFor();
  await press(link(there, main));
  await person.signInFromMenu(...CAPTAIN, { keep: true });
  await press(link('Portolan', page.getByRole('banner')));
  await press(button(say('connect', 'forget_all')));
  await main.getByText(say('connect', 'try_hint')).waitFor();
  const left = await stored(page);
  for (const gone of [here, there, CAPTAIN[1]]) assert.ok(!left.includes(gone), `${gone} is still in ${left}`);
  await page.goto(`${stack.address}#/${there}`);
  await heading(page, say('shell', 'proposed_title', { host: there })).waitFor();
});

// P13: what a browser knows of the page's origin is another's password here.
eachPerson('a sign-in says which registry it is for, and lets the browser fill nothing in', async (t, who) => {
  const stack = await startStack(t);
  const other = await anotherSandbox(t, stack, { manner: 'apart' });
  const person = await sit(t, stack, who);
  const { page, say, press, type, button, link, field } = person;
  const main = page.getByRole('main');
  for (const { index } of [stack.sandbox, other]) {
    await type(main.getByLabel(say('connect', 'field')), host(index));
    await press(button(say('connect', 'connect')));
    await link('team/checkout-api').waitFor();
    await person.fromMenu(say('shell', 'sign_in'));
    const form = page.locator('form').filter({ has: field(say('connect', 'user')) });
    await form.getByText(index, { exact: true }).waitFor();
    const fields = { user: 'off', password: 'one-time-code' };
    for (const [name, completes] of Object.entries(fields)) {
      const one = field(say('connect', name), form);
      assert.equal(await one.getAttribute('autocomplete'), completes, name);
      assert.equal(await one.inputValue(), '', 'nothing of the other registry stands in it');
    }
    await type(field(say('connect', 'user'), form), CAPTAIN[0]);
    await type(field(say('connect', 'password'), form), CAPTAIN[1]);
    await press(button(say('connect', 'not_now'), form));
    await press(link('Portolan', page.getByRole('banner')));
  }
});
