// The profile of a user at the Hub: reached by agreeing there, by a password or by a token; read, changed, left.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, heading, openConsole, screen } from './support/browser.mjs';
import { english } from './support/examine.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { asked, authorization, host, opensApart, startStack } from './support/stack.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);

const CAPTAIN = { user: 'captain', password: 'harbour-1914' };

/** Settings that name the accounts API, and the service that has the client's secret. */
const namesPeople = (origin, sandbox) => {
  const settings = opensApart(origin, sandbox);
  const { index } = sandbox;
  settings.registries[0].accounts = { address: index, clientId: 'portolan', exchange: `${index}/exchange/` };
  return settings;
};

const account = (stack) => `#/~account/${host(stack.sandbox.index)}?api=v1&scheme=http`;

eachPerson('a profile is reached by agreeing at the Hub, changed, and left', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: namesPeople });
  const person = await sit(t, stack, who, { hash: account(stack) });
  await agree(stack, person, 'Allow');
  await change(stack, person);
  await addresses(stack, person);
  await leave(stack, person);
}, [['zh-Hant', 'mouse']]);

async function agree(stack, { page, say, press, button, link }, word) {
  await stack.admin.forgetRequests();
  const values = { host: host(stack.sandbox.index) };
  await press(button(say('people', 'agree', values)));
  await press(link(word));
  await page.getByRole('region', { name: say('people', 'head', values) }).waitFor();
  await page.waitForFunction(() => location.search === '');
  assert.equal(page.url().includes('code='), false, 'the code is out of the address');
}

async function change(stack, { page, say, press, type, button, field }) {
  await heading(page, say('people', 'as_user', CAPTAIN)).waitFor();
  // The addresses come beside the profile, and may come later.
  await page.getByRole('listitem').filter({ hasText: `${CAPTAIN.user}@harbour.example` }).waitFor();
  const requests = await asked(stack.admin);
  const exchange = requests.find(({ path }) => path === '/exchange/');
  assert.equal(authorization(exchange), undefined, 'the page has no secret to send');
  const reads = requests.filter(({ path }) => path.startsWith('/api/v1.1/users/'));
  assert.ok(reads.length >= 2, 'profile and addresses are read');
  reads.forEach((read) => assert.match(authorization(read), /^Bearer /));
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const secrets = [authorization(reads[0]).split(' ')[1]];
  secrets.forEach((secret) => assert.equal(stored.includes(secret), false, 'the token is in memory alone'));

  const save = button(say('people', 'save'));
  assert.equal(await save.getAttribute('aria-disabled'), 'true', 'nothing is changed yet');
  await type(field(say('people', 'full_name')), 'Ada <b>Pilot</b>');
  await type(field(say('people', 'page')), 'harbour');
  await press(save);
  await page.getByRole('alert').filter({ hasText: say('people', 'attempt_change') }).waitFor();
  await type(field(say('people', 'page')), 'https://harbour.example/ada');
  await press(save);
  await page.getByRole('link', { name: 'https://harbour.example/ada' }).waitFor();
  await screen(page, `people.${say('connect', 'connect')}`);
}

async function addresses(stack, { page, say, press, type, button, field }) {
  const second = 'ada@second.example';
  await type(field(say('people', 'new_email')), second);
  await press(button(say('people', 'add')));
  const row = page.getByRole('listitem').filter({ hasText: second });
  await row.getByText(say('people', 'unverified')).waitFor();
  await press(button(say('people', 'make_primary', { email: second })));
  await row.getByText(say('people', 'primary')).waitFor();
  const first = `${CAPTAIN.user}@harbour.example`;
  await press(button(say('people', 'remove', { email: first })));
  await press(page.getByRole('dialog').getByRole('button', { name: say('people', 'remove_act'), exact: true }));
  await page.getByRole('listitem').filter({ hasText: first }).waitFor({ state: 'detached' });
  const calls = (await asked(stack.admin)).filter(({ method }) => method !== 'GET');
  const emails = calls.filter(({ path }) => path.endsWith('/emails/')).map(({ method }) => method);
  assert.deepEqual(emails, ['POST', 'PATCH', 'DELETE']);
}

async function leave(stack, { page, say, press, button, type, field }) {
  await press(button(say('people', 'renew')));
  await page.getByText(say('people', 'until').split('{time}')[0]).waitFor();
  await press(button(say('people', 'leave')));
  await type(field(say('people', 'password')), CAPTAIN.password);
  const user = field(say('people', 'user')).first();
  await type(user, CAPTAIN.user);
  await press(button(say('people', 'sign_in')));
  await heading(page, say('people', 'as_user', CAPTAIN)).waitFor();
  const last = (await asked(stack.admin)).filter(({ path }) => path.startsWith('/api/')).at(-1);
  assert.match(authorization(last), /^Basic /);
}

eachPerson('refusing at the Hub is told, and nothing is asked for', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: namesPeople });
  const person = await sit(t, stack, who, { hash: account(stack) });
  await agree(stack, person, 'Refuse');
  await person.page.getByText('access_denied').waitFor();
  assert.equal((await asked(stack.admin)).some(({ path }) => path === '/exchange/'), false);
});

// C18
test('a code that answers no question of this tab is sent nowhere', async (t) => {
  const stack = await startStack(t, { manner: 'apart', settings: namesPeople });
  stack.address += '?state=00112233445566778899aabbccddeeff&code=stolen';
  const { page } = await openConsole(t, stack, { hash: account(stack) });
  const say = words('en');
  await page.getByRole('region', { name: say('people', 'head', { host: host(stack.sandbox.index) }) }).waitFor();
  await page.getByRole('button', { name: say('people', 'use_token'), exact: true }).waitFor();
  const requests = await asked(stack.admin);
  assert.equal(requests.some(({ path }) => path === '/exchange/'), false);
});

test('a pasted token is tried, and a wrong one is told and let go of', async (t) => {
  const stack = await startStack(t, { manner: 'apart', settings: namesPeople });
  const { page } = await openConsole(t, stack, { hash: account(stack) });
  const say = words('en');
  await page.getByLabel(say('people', 'token'), { exact: true }).fill('not-a-good-one');
  await page.getByLabel(say('people', 'user'), { exact: true }).last().fill(CAPTAIN.user);
  await page.getByRole('button', { name: say('people', 'use_token'), exact: true }).click();
  await page.getByRole('alert').filter({ hasText: say('people', 'attempt_profile', CAPTAIN) }).waitFor();
  const bearers = (await asked(stack.admin)).map(authorization).filter((value) => value?.startsWith('Bearer'));
  assert.deepEqual(bearers, ['Bearer not-a-good-one']);
});

test('a token that does not say whose it is is told, and used once somebody says it', async (t) => {
  const stack = await startStack(t, { manner: 'apart', settings: namesPeople });
  const person = await sit(t, stack, english, { hash: account(stack) });
  const { page, say } = person;
  await page.route(`${stack.sandbox.index}/exchange/`, async (route) => {
    const answer = await route.fetch();
    const { username, ...nameless } = await answer.json();
    assert.equal(username, CAPTAIN.user);
    await route.fulfill({ response: answer, json: nameless });
  });
  await agree(stack, person, 'Allow');
  const region = page.locator('section section').filter({ has: heading(page, say('people', 'nameless_head')) });
  await person.type(region.getByLabel(say('people', 'user')), 'nobody_here');
  await person.press(region.getByRole('button', { name: say('people', 'use_token') }));
  await region.getByRole('alert').waitFor();
  await person.type(region.getByLabel(say('people', 'user')), CAPTAIN.user);
  await person.press(region.getByRole('button', { name: say('people', 'use_token') }));
  await heading(page, say('people', 'as_user', CAPTAIN)).waitFor();
});

test('where the settings name no accounts API, Account says nothing of one', async (t) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  const { page } = await openConsole(t, stack, { hash: account(stack) });
  await page.getByRole('heading', { level: 1, name: words('en')('account', 'title') }).waitFor();
  assert.equal(await page.getByText(words('en')('people', 'token_head')).count(), 0);
});

test('where the settings make the registry read-only, the profile is read and nothing of it can be changed', async (t) => {
  const stack = await startStack(t, { manner: 'apart', settings: (...at) => ({ ...namesPeople(...at), readOnly: true }) });
  const person = await sit(t, stack, english, { hash: account(stack) });
  const { page, say, button, field } = person;
  await agree(stack, person, 'Allow');
  await heading(page, say('people', 'as_user', CAPTAIN)).waitFor();
  await page.getByRole('listitem').filter({ hasText: `${CAPTAIN.user}@harbour.example` }).waitFor();
  const why = page.getByRole('region', { name: say('people', 'head', { host: host(stack.sandbox.index) }) }).getByText(say('capability', 'read_only'));
  assert.equal(await why.count(), 2, 'it is said of the profile and of the addresses');
  assert.ok(await field(say('people', 'full_name')).isDisabled());
  await person.pressInVain(button(say('people', 'save')));
  assert.equal(await button(say('people', 'add')).count(), 0);
  assert.equal((await asked(stack.admin)).some(({ method, path }) => path.startsWith('/api/') && method !== 'GET'), false);
});
