// The tab sleeps for an hour, or its clock is a year off, and the tokens it holds are no longer good: it gets others by
// itself, asks nobody for the password, and does once what it was told to do.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser } from './support/browser.mjs';
import { USERS, startRealStack } from './support/distribution.mjs';
import { byTurns, sit } from './support/person.mjs';
import { asked, host, opensApart, startStack } from './support/stack.mjs';

after(closeBrowser);

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const later = (page, ms) => page.clock.setFixedTime(new Date(Date.now() + ms));

/** Deletes one tag of the repository on the screen. */
async function deleteTag({ page, say, press, tick, button, field, link }, name) {
  await tick(field(say('tags', 'select', { name })));
  await press(button(say('tags', 'delete_picked', { n: 1 })));
  const act = button(say('tags', 'delete_one_act'), page.getByRole('dialog'));
  await press(act);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await link(name).waitFor({ state: 'detached' });
}

const named = (_, { address }) => ({ registries: [{ name: 'Harbour', address, api: 'v2' }] });

/** A captain at a registry whose token server is at another origin. */
async function captain(t, who, prepare) {
  const stack = await startRealStack(t, { auth: 'token', settings: named });
  const person = await sit(t, stack, who, { hash: `#/${stack.host}`, prepare });
  const { page, say, tick, type, press, field, button, link } = person;
  // The door is known once something was asked of it.
  await press(button(say('notice', 'sign_in')).or(button(say('shell', 'sign_in'))).first());
  await type(field(say('connect', 'user')), 'captain');
  await type(field(say('connect', 'password')), USERS.captain.password);
  await tick(field(say('connect', 'to_realm', { host: stack.host, realm: stack.tokens.address })));
  await press(page.locator('form').filter({ has: field(say('connect', 'user')) })
    .getByRole('button', { name: say('connect', 'sign_in'), exact: true }));
  await link('harbour/shared').first().waitFor();
  await press(link('harbour/shared').first());
  await link('next').waitFor();
  return { ...person, stack };
}

byTurns('after an hour asleep new tokens come without the password, and one deletion is one', async (t, who) => {
  const person = await captain(t, who);
  const { page, stack } = person;
  const { next, ...rest } = await stack.truth.tagged('harbour/shared');
  assert.ok(next);
  const before = stack.tokens.asked.length;
  await later(page, HOUR);
  await deleteTag(person, 'next');
  assert.deepEqual(await stack.truth.tagged('harbour/shared'), rest);
  const fresh = stack.tokens.asked.slice(before);
  assert.ok(fresh.length > 0, 'what has run out is not sent');
  for (const { authorization, form, user } of fresh) {
    assert.deepEqual([authorization, form?.grant_type, user], [undefined, 'refresh_token', 'captain']);
  }
});

for (const [when, ms] of [['ahead', YEAR], ['behind', -YEAR]]) {
  byTurns(`with a clock a year ${when} tokens are got, used again, and good`, async (t, who) => {
    const person = await captain(t, who, (page) => later(page, ms));
    const { stack } = person;
    const { next, ...rest } = await stack.truth.tagged('harbour/shared');
    assert.ok(next);
    await deleteTag(person, 'next');
    assert.deepEqual(await stack.truth.tagged('harbour/shared'), rest);
    const granted = stack.tokens.asked.filter(({ user, granted: rights }) => user && rights.length > 0);
    const scopes = granted.map(({ granted: rights }) => JSON.stringify(rights));
    assert.equal(new Set(scopes).size, scopes.length, 'none is asked for twice');
  });
}

// The clock of a tab that sleeps may stand still: then it is the Hub that says no.
byTurns('a token that the Hub has forgotten meanwhile is renewed once, and the tag is set once', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  const person = await sit(t, stack, who);
  const { page, say, press, type, button, field, link } = person;
  const texts = (name) => say('repository', name);
  await link('team/tide-tables').waitFor();
  await person.signInFromMenu('captain', 'harbour-1914');
  await press(link('team/tide-tables'));
  await link('2.4.0').waitFor();
  await press(button(texts('set_tag')));
  const dialog = page.getByRole('dialog');
  await type(field(texts('set_name'), dialog), 'lighthouse');
  await dialog.getByRole('combobox', { name: texts('set_image') }).selectOption('2.4.0');
  await stack.admin.revokeTokens();
  await stack.admin.forgetRequests();
  await press(button(texts('set_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  await link('lighthouse').waitFor();
  const puts = (await asked(stack.admin)).filter(({ method, path }) => method === 'PUT' && path.endsWith('/tags/lighthouse'));
  assert.equal(puts.filter(({ status }) => status === 200).length, 1);
  assert.ok(puts.length <= 2);
  assert.equal(host(stack.sandbox.index).length > 0 && (await page.getByRole('dialog').count()), 0, 'nobody is asked who they are');
});

// Retry-After may be a date, which a clock that is off makes nothing of.
for (const [when, ms] of [['ahead', YEAR], ['behind', -YEAR]]) {
  byTurns(`with a clock a year ${when} a date to come back at holds nobody up`, async (t, who) => {
    const stack = await startStack(t, { settings: (_, { index }) => ({ registries: [{ address: index, api: 'v1', standalone: true }] }) });
    const path = '/v1/repositories/team/tide-tables/tags';
    const soon = new Date(Date.now() + 2000).toUTCString();
    await stack.admin.fault({ method: 'GET', path, status: 429, headers: [['Retry-After', soon]], times: 1 });
    const person = await sit(t, stack, who, {
      hash: `#/${host(stack.sandbox.index)}/team/tide-tables`, prepare: (page) => later(page, ms),
    });
    const { page, say, press, button, link } = person;
    const notice = page.getByRole('alert').filter({ hasText: say('notice', 'rate_limited') });
    await notice.waitFor();
    await press(button(say('common', 'try_again'), notice));
    await link('2.4.0').waitFor();
  });
}
