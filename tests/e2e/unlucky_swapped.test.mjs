// Another registry is put at the address of one that is open: other content, another protocol, another token server. What
// is shown is said to be out of date or is read anew, nothing is deleted that was not seen, and who signed in at the old
// one is not told to the new one's server without a word.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser } from './support/browser.mjs';
import { USERS, startDistribution, withSite } from './support/distribution.mjs';
import { startLine } from './support/outage.mjs';
import { byTurns, sit } from './support/person.mjs';
import { fleet } from './support/seeds.mjs';
import { anotherSandbox, startStack } from './support/stack.mjs';
import { truthOf } from './support/truth.mjs';

after(closeBrowser);

const named = (address, api) => ({ registries: [{ name: 'Harbour', address, api, ...(api === 'v1' ? { standalone: true } : {}) }] });

/** Two real registries, and a line that leads to the first until it is told otherwise. */
async function twoReal(t, who, options, hash) {
  const real = [];
  for (const _ of [1, 2]) {
    real.push(await startDistribution(options));
    t.after(real.at(-1).stop);
  }
  let at = 0;
  const line = await startLine(t, () => real[at].address);
  const stack = await withSite(t, { ...real[0], address: line.address }, named(line.address, 'v2'));
  for (const { tokens } of real) if (tokens) stack.origins.add(tokens.address);
  const person = await sit(t, stack, who, { hash: `#/${line.host}/${hash}` });
  return { ...person, line, real, swap: () => (at = 1) };
}

byTurns('of a registry with other content nothing goes that was not seen', async (t, who) => {
  const { say, press, tick, button, field, link, page, line, real, swap } = await twoReal(t, who, {}, 'harbour/shared');
  await link('next').waitFor();
  const other = real[1].truth;
  await other.put('harbour/shared', 'next', fleet().shared);
  const before = await other.tagged('harbour/shared');
  await tick(field(say('tags', 'select', { name: 'next' })));
  await press(button(say('tags', 'delete_picked', { n: 1 })));
  const dialog = page.getByRole('dialog');
  await dialog.getByText(say('manifests', 'image_goes')).waitFor();
  swap();
  line.forget();
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.getByRole('alert').waitFor();
  assert.deepEqual(line.answered('DELETE'), []);
  assert.deepEqual(await other.tagged('harbour/shared'), before);
});

byTurns('a tag of v1 that points at another image by now is not deleted', async (t, who) => {
  const stack = await startStack(t, { settings: (_, { index }) => named(index, 'v1') });
  const name = 'team/tide-tables';
  const person = await sit(t, stack, who, { hash: `#/${new URL(stack.sandbox.index).host}/${name}` });
  const { page, say, press, tick, button, field, link } = person;
  await link('2.0').waitFor();
  const truth = truthOf(stack.sandbox.index);
  const before = await truth.tags(name);
  await tick(field(say('tags', 'select', { name: '2.0' })));
  await press(button(say('tags', 'delete_picked', { n: 1 })));
  const dialog = page.getByRole('dialog');
  const other = before['2.3.0'];
  const body = JSON.stringify(other);
  await fetch(`${stack.sandbox.index}/v1/repositories/${name}/tags/2.0`, { method: 'PUT', body });
  await press(button(say('tags', 'delete_one_act'), dialog));
  await dialog.getByText(say('tags', 'moved_meanwhile', { id: other.slice(0, 12) })).waitFor();
  assert.deepEqual(await truth.tags(name), { ...before, '2.0': other });
});

byTurns('the login of the old registry goes to the token server of the new one only after a word', async (t, who) => {
  const person = await twoReal(t, who, { auth: 'token' }, 'harbour/pilot');
  const { page, say, press, type, tick, button, field, link, line, real, swap } = person;
  await press(button(say('notice', 'sign_in')).first());
  await type(field(say('connect', 'user')), 'captain');
  await type(field(say('connect', 'password')), USERS.captain.password);
  await tick(field(say('connect', 'to_realm', { host: line.host, realm: real[0].tokens.address })));
  await press(page.locator('form').filter({ has: field(say('connect', 'user')) })
    .getByRole('button', { name: say('connect', 'sign_in'), exact: true }));
  await link('1.10.0').waitFor();
  swap();
  await page.evaluate((to) => { window.location.hash = to; }, `#/${line.host}/harbour/shared`);
  const question = page.getByRole('alert').filter({ hasText: say('notice', 'realm', { host: real[1].tokens.address }) }).first();
  await question.waitFor();
  const told = real[1].tokens.asked.filter(({ authorization, form }) => authorization || form);
  assert.deepEqual(told, [], 'nobody is named to it');
  await press(button(say('notice', 'trust_realm', { host: new URL(real[1].tokens.address).host }), question));
  await link('next').waitFor();
  assert.ok(real[1].tokens.asked.some(({ user }) => user === 'captain'));
  assert.equal(real[1].tokens.asked.some(({ form }) => form?.refresh_token), false, 'nor is what the old one gave');
});

byTurns('a v1 registry that has become one of v2 is found to be one', async (t, who) => {
  const stack = await startStack(t, { serves: 'v1' });
  const newer = await anotherSandbox(t, stack, { serves: 'v2' });
  let upstream = stack.sandbox.index;
  const line = await startLine(t, () => upstream);
  stack.origins.add(line.address);
  const person = await sit(t, stack, who);
  const { page, say, press, type, button, link } = person;
  await type(page.getByRole('main').getByLabel(say('connect', 'field')), line.address);
  await press(button(say('connect', 'connect')));
  await press(link('team/tide-tables'));
  await link('2.4.0').waitFor();
  assert.ok((await truthOf(upstream).tags('team/tide-tables'))['2.4.0']);
  upstream = newer.index;
  // As on the next day: this browser remembers what it was.
  await page.reload();
  const notice = page.getByRole('main').getByRole('alert').first();
  const texts = (name, values) => say('repositories', name, values);
  await press(button(texts('look_for', { api: 'v2' }), notice));
  await link('team/tide-api').waitFor();
  await page.getByText(texts('in_namespaces', { n: 14 })).first().waitFor();
  await press(link('team/tide-api').first());
  await link('1.1.0').waitFor();
});
