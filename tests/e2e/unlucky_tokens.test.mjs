// The token server cannot be reached, at each single request of it in turn: of somebody who is nobody yet, signs in, looks
// round and deletes a tag. Each time the screen says so, going on completes it, and nothing is done twice.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser } from './support/browser.mjs';
import { USERS, startRealStack } from './support/distribution.mjs';
import { startLine } from './support/outage.mjs';
import { byTurns, sit } from './support/person.mjs';
import { stillness, weather } from './support/storm.mjs';

after(closeBrowser);

byTurns('through a token server that is away at each request once, one signs in, looks round and deletes a tag', async (t, who) => {
  let tokens;
  const line = await startLine(t, () => tokens);
  const settings = (_, { address }) => ({ registries: [{ name: 'Harbour', address, api: 'v2' }] });
  const stack = await startRealStack(t, { auth: 'token', tokens: { at: line.address }, settings });
  tokens = stack.tokens.address;
  stack.origins.add(line.address);
  line.storm();
  const person = await sit(t, stack, who, { hash: `#/${stack.host}` });
  const { page, say, tick, type, press, field, button, link } = person;
  const still = stillness(page, line);
  const [main, dialog] = [page.getByRole('main'), page.getByRole('dialog')];
  const form = page.locator('form').filter({ has: field(say('connect', 'user')) });
  const tryAgain = page.getByRole('button', { name: say('common', 'try_again'), exact: true });
  const act = dialog.locator('button[type=submit]:not([aria-disabled])');
  const again = async () => {
    for (const one of [act, form.locator('button[type=submit]'), tryAgain]) if (await one.count()) return one.first().click();
    return assert.fail('nothing to go on with');
  };
  const told = () => dialog.getByRole('alert').or(main.getByRole('alert'));
  const through = (done) => weather(line, still, { done, told, again });

  const signIn = button(say('notice', 'sign_in'), main).or(button(say('shell', 'sign_in'), main));
  await through(() => signIn.first());
  await press(signIn.first());
  await type(field(say('connect', 'user')), 'captain');
  await type(field(say('connect', 'password')), USERS.captain.password);
  await tick(field(say('connect', 'to_realm', { host: stack.host, realm: line.address })));
  await press(form.getByRole('button', { name: say('connect', 'sign_in'), exact: true }));
  await through(() => link('harbour/shared').first());
  await press(link('harbour/shared').first());
  await through(() => link('next'));
  const { next, ...rest } = await stack.truth.tagged('harbour/shared');
  assert.ok(next);
  await tick(field(say('tags', 'select', { name: 'next' })));
  await press(button(say('tags', 'delete_picked', { n: 1 })));
  await act.waitFor();
  await press(act);
  await through(() => main.filter({ hasNot: link('next') }).filter({ hasNot: page.getByRole('alert') }));
  assert.deepEqual(await stack.truth.tagged('harbour/shared'), rest);
  const died = line.deaths().map((one) => one.replace(/ \/token\S*/, ''));
  for (const one of ['GET before', 'POST before', 'POST after']) assert.ok(died.includes(one), `the line never died at ${one}: ${died}`);
});
