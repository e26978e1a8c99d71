// The network dies and comes back while an account is opened and changed, also when the Hub has done what it was asked for
// and only its answer is lost. The account is opened once, and the password in use is the one that is good.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading } from './support/browser.mjs';
import { startLine } from './support/outage.mjs';
import { byTurns, sit } from './support/person.mjs';
import { startStack } from './support/stack.mjs';
import { stillness, weather } from './support/storm.mjs';

after(closeBrowser);

const PILOT = { user: 'pilot_9', email: 'pilot@harbour.example', password: 'rope-and-tar', next: 'tar-and-rope' };

byTurns('an account is opened, used and changed through all of it', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart' });
  const line = await startLine(t, stack.sandbox.index);
  stack.origins.add(line.address);
  stack.site.says({ registries: [{ name: 'Hub', address: line.address, api: 'v1', standalone: false }] });
  const person = await sit(t, stack, who, { hash: `#/~signup/${line.host}` });
  const { page, say, type, press, button, field } = person;
  const texts = (name, values) => say('account', name, values);
  const still = stillness(page, line);
  const accepts = async (password) => {
    const Authorization = `Basic ${Buffer.from(`${PILOT.user}:${password}`).toString('base64')}`;
    return (await fetch(`${stack.sandbox.index}/v1/users/`, { headers: { Authorization } })).ok;
  };
  const told = () => page.getByRole('alert');

  await type(field(texts('username')), PILOT.user);
  await type(field(texts('email')), PILOT.email);
  await type(field(texts('password')), PILOT.password);
  await type(field(texts('again')), PILOT.password);
  const open = () => button(texts('create')).click();
  line.storm();
  await press(button(texts('create')));
  await weather(line, still, { done: () => heading(page, texts('created_title', { user: PILOT.user })), told, again: open });
  line.calm();
  const [first, ...others] = line.answered('POST').map((one) => one.split(' ').at(-1));
  assert.deepEqual([first, ...new Set(others)], ['201', '400'], 'opened once, and refused from then on');
  await stack.admin.activate(PILOT.user);

  await press(button(texts('to_sign_in')));
  line.storm();
  await person.signIn(PILOT.user, PILOT.password);
  await weather(line, still, {
    done: () => button(PILOT.user, page.getByRole('banner')),
    told,
    again: () => page.locator('form').getByRole('button', { name: say('connect', 'sign_in'), exact: true }).click(),
  });
  line.calm();

  await person.fromMenu(say('shell', 'account'), PILOT.user);
  await heading(page, PILOT.user).waitFor();
  await type(field(texts('new_password')), PILOT.next);
  await type(field(texts('again')), PILOT.next);
  line.storm();
  await press(button(texts('change_password')));
  await weather(line, still, {
    done: () => page.getByRole('main').getByText(texts('password_changed')),
    told,
    again: () => button(texts('change_password')).click(),
  });
  line.calm();
  const died = line.deaths();
  const changes = ['POST /v1/users/', `PUT /v1/users/${PILOT.user}/`].flatMap((one) => [`${one} before`, `${one} after`]);
  for (const one of [...changes, 'GET /v1/users/ before']) assert.ok(died.includes(one), `the line never died at ${one}`);
  assert.deepEqual([await accepts(PILOT.password), await accepts(PILOT.next)], [false, true]);
  await press(button(texts('verify')));
  await page.getByRole('main').getByText(texts('verified').split('{time}')[0]).waitFor();
});
