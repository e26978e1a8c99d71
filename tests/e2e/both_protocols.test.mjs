// v1 and v2 side by side: two registries of the settings, as `cargo xtask serve` has them, and one server that speaks
// both, where the other protocol is looked for only when a person asks.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { assertAll } from './support/all.mjs';
import { closeBrowser, heading } from './support/browser.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { anotherSandbox, asked, host, startStack } from './support/stack.mjs';

after(closeBrowser);

/** Of the v2 sample, and of the v1 sample. */
const [NEW, OLD] = ['team/pilotage', 'team/checkout-api'];

eachPerson('two registries of the settings are worked one after the other, each in its own protocol', async (t, who) => {
  let old;
  const registries = () => [
    { name: 'Sandbox', address: '/', api: 'v2' },
    { name: 'Sandbox of 2015', address: old.index, api: 'v1', standalone: true },
  ];
  const settings = () => ({ registries: registries(), open: '/' });
  const stack = await startStack(t, { serves: 'v2', cors: 'off', oneOrigin: true, settings });
  old = await anotherSandbox(t, stack);
  const { page, press, link, say } = await sit(t, stack, who);
  await press(link(NEW));
  await link('3.1.0').waitFor();
  await press(page.getByRole('banner').getByRole('link', { name: 'Portolan' }));
  await page.getByText('Sandbox of 2015').waitFor();
  await press(link(host(old.index)));
  await press(link(OLD));
  await link('4.11.3').waitFor();
  await page.getByText(say('shell', 'speaks_v1'), { exact: true }).waitFor();
  const paths = async (admin) => (await asked(admin)).map(({ path }) => path.split('/')[1]);
  assert.deepEqual(new Set(await paths(stack.admin)), new Set(['v2']));
  assert.deepEqual(new Set(await paths(old.admin)), new Set(['v1']));
});

eachPerson('a server that speaks both is found to be one of v2, and of v1 once somebody asks', async (t, who) => {
  const settings = (origin, sandbox) => ({ registries: [{ address: sandbox.index }], open: sandbox.index });
  const stack = await startStack(t, { serves: 'both', settings });
  const { page, press, link, button, say } = await sit(t, stack, who);
  await link(NEW).waitFor();
  assertAll(await asked(stack.admin), ({ path }) => path.startsWith('/v2/'), 'nothing of v1 was asked for');
  await press(button(say('repositories', 'look_for', { api: 'v1' })));
  await press(link(OLD));
  await link('4.11.3').waitFor();
  await page.goBack();
  await press(link(say('repositories', 'open_as', { api: 'v2' })));
  await press(link(NEW));
  await link('3.1.0').waitFor();
});

eachPerson('a server of v2 alone says that there is no v1', async (t, who) => {
  const settings = (origin, sandbox) => ({ registries: [{ address: sandbox.index }], open: sandbox.index });
  const stack = await startStack(t, { serves: 'v2', settings });
  const { page, press, button, say } = await sit(t, stack, who);
  await press(button(say('repositories', 'look_for', { api: 'v1' })));
  await page.getByText(say('repositories', 'not_also', { api: 'v1' })).waitFor();
});

eachPerson('what only v1 has is not shown where v2 is spoken, whatever address is typed', async (t, who) => {
  const settings = (origin, sandbox) => ({ registries: [{ address: sandbox.index }] });
  const stack = await startStack(t, { serves: 'v2', settings });
  const at = host(stack.sandbox.index);
  const { page, say, link } = await sit(t, stack, who, { hash: `#/${at}/${NEW}?view=images` });
  await link('3.1.0').waitFor();
  const views = page.getByRole('navigation', { name: say('repository', 'views') });
  await views.locator('[aria-current=page]').filter({ hasText: say('repository', 'view_tags') }).waitFor();
  await page.goto(`${stack.address}#/~signup/${at}`);
  await heading(page, say('account', 'sign_up_title')).waitFor();
  await page.getByText(say('account', 'opens_none')).waitFor();
  assert.equal(await page.getByLabel(say('account', 'password'), { exact: true }).count(), 0, 'there is no form');
  assertAll(await asked(stack.admin), ({ path }) => path.startsWith('/v2/'));
});
