// The network dies and comes back while an account is opened and changed, and while a profile and its addresses are, also
// when the Hub has done what it was asked for and only its answer is lost. The account is opened once, the password in use
// is the one that is good, and of the addresses none is there twice or lost.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading } from './support/browser.mjs';
import { startLine } from './support/outage.mjs';
import { byTurns, sit } from './support/person.mjs';
import { host, startStack } from './support/stack.mjs';
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

byTurns('a profile is opened, changed, and its addresses too, through all of it', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart' });
  const line = await startLine(t, stack.sandbox.index);
  stack.origins.add(line.address);
  const accounts = { address: line.address, clientId: 'portolan', exchange: `${line.address}/exchange/` };
  stack.site.says({ registries: [{ name: 'Hub', address: stack.sandbox.index, api: 'v1', standalone: false, accounts }] });
  const person = await sit(t, stack, who, { hash: `#/~account/${host(stack.sandbox.index)}?api=v1&scheme=http` });
  const { page, say, type, press, button, field } = person;
  const texts = (name, values) => say('people', name, values);
  const [user, password, second] = ['captain', 'harbour-1914', 'ada@second.example'];
  const api = async (path) => {
    const Authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return (await fetch(`${stack.sandbox.index}/api/v1.1/users/${user}/${path}`, { headers: { Authorization } })).json();
  };
  const still = stillness(page, line);
  const again = page.getByRole('button', { name: say('common', 'try_again'), exact: true });
  /** Presses something in a storm, and goes on with what offers to, or with it. */
  const through = async (act, done) => {
    line.storm();
    await press(act);
    await weather(line, still, {
      done,
      told: () => page.getByRole('alert'),
      // The profile and the addresses are read each by itself.
      again: async () => {
        for (const one of (await page.getByRole('dialog').count()) ? [act] : [again, again, act]) {
          if (!line.isDead() && (await one.count())) await one.first().click();
          await still();
        }
      },
    });
    await still();
    line.calm();
  };
  const row = (email) => page.getByRole('listitem').filter({ hasText: email });

  await type(field(texts('user')).first(), user);
  await type(field(texts('password')), password);
  const region = page.getByRole('region', { name: texts('head', { host: line.host }) });
  await through(button(texts('sign_in'), region), () => row(`${user}@harbour.example`));
  await type(field(texts('full_name')), 'Ada Pilot');
  await type(field(texts('page')), 'https://harbour.example/ada');
  await through(button(texts('save')), () => page.getByRole('link', { name: 'https://harbour.example/ada' }));
  await type(field(texts('new_email')), second);
  await through(button(texts('add')), () => row(second));
  await through(button(texts('make_primary', { email: second })), () => row(second).getByText(texts('primary')));
  await press(button(texts('remove', { email: `${user}@harbour.example` })));
  const list = page.getByRole('list').filter({ has: row(second) });
  await through(button(texts('remove_act'), page.getByRole('dialog')), () => list.filter({ hasNotText: `${user}@harbour.example` }));
  const died = new Set(line.deaths().map((one) => `${one.split(' ')[0]} ${one.split(' ').at(-1)}`));
  for (const method of ['PATCH', 'POST', 'DELETE']) {
    assert.ok(died.has(`${method} before`) && died.has(`${method} after`), `the line never died at ${method}`);
  }
  assert.deepEqual((await api('emails/')).map(({ email, primary }) => [email, primary]), [[second, true]]);
  assert.equal((await api('')).full_name, 'Ada Pilot');
});
