// An account from its first day: opened, confirmed, used, changed, left. Hub and registry are apart, since only there
// accounts mean anything.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { eachPerson, everybody, sit } from './support/person.mjs';
import { asked, authorization, host, opensApart, startStack } from './support/stack.mjs';

after(closeBrowser);

const PILOT = { user: 'pilot_9', email: 'pilot@harbour.example', password: 'rope-and-tar', next: 'tar-and-rope' };

const calls = async (admin) => (await asked(admin)).map(({ method, path }) => `${method} ${path}`);

everybody('an account is opened, confirmed, used, changed and left', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  const person = await sit(t, stack, who);
  const { page, say } = person;
  const addresses = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await person.link('team/checkout-api').waitFor();

  await openAccount(stack, person);
  await signInBeforeAndAfterConfirming(stack, person);
  await checkAndChange(stack, person);
  await leaveAndComeBack(stack, person);

  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const secret of [PILOT.password, PILOT.next]) {
    const traces = [stored, ...addresses, ...person.heard].filter((text) => text.includes(secret));
    assert.deepEqual(traces, [], 'the password is in no address, no storage and no log');
  }
  assert.ok(addresses.length > 2, 'addresses were looked at');
  assert.equal(stack.site.asked.some((path) => path.startsWith('/v1')), false);
  await heading(page, say('account', 'title')).waitFor();
});

async function openAccount(stack, person) {
  const { page, say, type, press, field, button } = person;
  const texts = (name) => say('account', name);
  await person.fromMenu(say('shell', 'sign_up'));
  await heading(page, texts('sign_up_title')).waitFor();
  await standsLargeOver(page, stack.sandbox.index, field(texts('username')));

  const rule = (text) => page.getByRole('listitem').filter({ hasText: text });
  const act = button(texts('create'));
  await stack.admin.forgetRequests();
  await type(field(texts('username')), 'A!');
  await type(field(texts('email')), 'pilot');
  await rule(texts('rule_characters')).getByText(say('parts', 'rule_broken').trim()).waitFor();
  await rule(texts('rule_length')).getByText(say('account', 'n_characters', { n: 2 })).waitFor();
  await person.pressInVain(act);
  assert.deepEqual(await calls(stack.admin), [], 'nothing is sent while a rule is broken');

  await type(field(texts('username')), PILOT.user);
  await type(field(texts('email')), PILOT.email);
  await type(field(texts('password')), PILOT.password);
  await type(field(texts('again')), `${PILOT.password}!`);
  assert.equal(await act.getAttribute('aria-disabled'), 'true', 'both passwords must be the same');
  await type(field(texts('again')), PILOT.password);
  for (const name of ['rule_characters', 'rule_length', 'rule_email', 'rule_password', 'rule_same']) {
    await rule(texts(name)).getByText(say('parts', 'rule_kept').trim()).waitFor();
  }
  await screen(page, `sign-up.${say('connect', 'connect')}`);
  await press(act);
  await heading(page, texts('created_title').replace('{user}', PILOT.user)).waitFor();
  assert.deepEqual(await calls(stack.admin), ['POST /v1/users/']);
}

/** Signing in is one GET, and never a POST that would create an account (security notes C11). */
async function signInBeforeAndAfterConfirming(stack, person) {
  const { page, say, press, button, field } = person;
  await stack.admin.forgetRequests();
  await press(button(say('account', 'to_sign_in')));
  await standsLargeOver(page, stack.sandbox.index, field(say('connect', 'user')));
  await person.signIn(PILOT.user, 'not-this-one');
  await page.getByRole('alert').filter({ hasText: say('connect', 'wrong_password') }).waitFor();
  await person.signIn(PILOT.user, PILOT.password);
  await page.getByRole('alert').filter({ hasText: say('notice', 'inactive') }).waitFor();
  assert.deepEqual(await calls(stack.admin), ['GET /v1/users/', 'GET /v1/users/']);

  await stack.admin.activate(PILOT.user);
  await stack.admin.forgetRequests();
  await person.signIn(PILOT.user, PILOT.password);
  await button(PILOT.user, page.getByRole('banner')).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const [first, ...others] = await asked(stack.admin);
  assert.equal(`${first.method} ${first.path}`, 'GET /v1/users/');
  assert.match(authorization(first), /^Basic /);
  assert.deepEqual(others.filter(({ path }) => path.startsWith('/v1/users')), []);
}

async function checkAndChange(stack, person) {
  const { page, say, press, type, button, field } = person;
  const texts = (name) => say('account', name);
  await person.fromMenu(say('shell', 'account'), PILOT.user);
  await heading(page, PILOT.user).waitFor();
  await page.getByText(texts('in_memory')).waitFor();
  const verify = async () => {
    const answered = page.waitForResponse((answer) => answer.url() === `${stack.sandbox.index}/v1/users/`);
    await Promise.all([answered, press(button(texts('verify')))]);
    await page.getByRole('main').getByText(texts('verified').split('{time}')[0]).waitFor();
  };
  await verify();

  await type(field(texts('new_email')), 'nowhere');
  await person.pressInVain(button(texts('change_email')));
  await type(field(texts('new_email')), 'pilot@lighthouse.example');
  await stack.admin.forgetRequests();
  await press(button(texts('change_email')));
  await page.getByRole('main').getByText(texts('email_changed').replace('{email}', 'pilot@lighthouse.example')).waitFor();
  assert.deepEqual(await calls(stack.admin), [`PUT /v1/users/${PILOT.user}/`]);

  await type(field(texts('new_password')), PILOT.next);
  await type(field(texts('again')), PILOT.next);
  await press(button(texts('change_password')));
  await page.getByRole('main').getByText(texts('password_changed')).waitFor();
  await verify();
  await screen(page, `account.${say('connect', 'connect')}`);
}

async function leaveAndComeBack(stack, person) {
  const { page, say, press, button, link } = person;
  await press(button(say('account', 'sign_out'), page.getByRole('main')));
  await page.getByText(say('account', 'nobody').split('{host}')[0]).waitFor();
  await stack.admin.forgetRequests();
  await press(link(host(stack.sandbox.index), page.getByRole('navigation')));
  await link('team/checkout-api').waitFor();
  const after = await stack.admin.requests();
  assert.ok(after.some(({ path }) => path === '/v1/search'));
  assert.deepEqual(after.map(authorization).filter(Boolean), [], 'nobody is named after the sign-out');

  await person.fromMenu(say('shell', 'sign_in'));
  await person.signIn(PILOT.user, PILOT.password);
  await page.getByRole('alert').filter({ hasText: say('connect', 'wrong_password') }).waitFor();
  await person.signIn(PILOT.user, PILOT.next);
  await button(PILOT.user, page.getByRole('banner')).waitFor();
  await person.fromMenu(say('shell', 'account'), PILOT.user);
  await press(button(say('account', 'sign_out'), page.getByRole('main')));
}

/** The origin that will hold a secret stands over the form, larger than what is in it (security notes C14). */
async function standsLargeOver(page, origin, field) {
  await field.waitFor();
  const shown = page.locator('strong').filter({ hasText: host(origin) });
  assert.equal((await shown.textContent()).replaceAll(/\s/g, ''), origin);
  const size = (locator) => locator.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  assert.ok((await size(shown)) >= 1.4 * (await size(field)), 'the origin is large');
  assert.ok((await shown.boundingBox()).y < (await field.boundingBox()).y, 'the origin is over the field');
}

eachPerson('where the settings make the registry read-only, nothing of an account is sent', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: (...at) => ({ ...opensApart(...at), readOnly: true }) });
  const person = await sit(t, stack, who);
  const { page, say, type, field, link, button } = person;
  await link('team/checkout-api').waitFor();
  await person.signInFromMenu('captain', 'harbour-1914');
  await person.fromMenu(say('shell', 'account'), 'captain');
  await heading(page, 'captain').waitFor();
  await stack.admin.forgetRequests();
  const email = field(say('account', 'new_email'));
  await type(email, 'captain@harbour.example');
  await page.getByText(say('capability', 'read_only')).first().waitFor();
  await email.press('Enter');
  await person.pressInVain(button(say('account', 'change_email')));
  await person.press(button(say('account', 'verify')));
  await page.getByRole('main').getByText(say('account', 'verified').split('{time}')[0]).waitFor();
  assert.equal((await calls(stack.admin)).some((call) => !call.startsWith('GET ')), false);
});
