// Deleting a repository where it takes three calls, and the second fails.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { eachPerson, everybody, sit } from './support/person.mjs';
import { asked, authorization, host, opensApart, opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

const NAME = 'team/tide-tables';
const PATH = `/v1/repositories/${NAME}/`;
const calls = async (admin, wanted) => (await asked(admin)).filter(({ method }) => method === wanted);

/** Opens the repository's dialog and types what it wants typed; gives dialog and act. */
async function confirmTyped(person, stack, opener) {
  const { page, say, press, type, button } = person;
  await press(opener);
  const dialog = page.getByRole('dialog', { name: say('repository', 'delete_title', { name: NAME }) });
  const full = `${host(stack.sandbox.index)}/${NAME}`;
  const field = dialog.getByRole('textbox');
  const act = dialog.locator('button[type=submit]');
  await type(field, full.slice(0, -1));
  // Almost the name is not the name.
  await person.pressInVain(act);
  await dialog.getByText(say('repository', 'type_missing')).waitFor();
  await type(field, full);
  return { dialog, act };
}

everybody('a deletion whose middle call fails says what is done, and is gone on with after coming back', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  const person = await sit(t, stack, who);
  const { page, say, press, button, link } = person;
  const texts = (name, values) => say('repository', name, values);
  await link(NAME).waitFor();
  await person.signInFromMenu('mate', 'lantern-1921');
  await press(link(NAME));
  await heading(page, NAME).waitFor();
  await stack.admin.fault({ place: 'registry', method: 'DELETE', path: PATH, status: 500, times: 1 });
  await stack.admin.forgetRequests();

  const { dialog, act } = await confirmTyped(person, stack, button(texts('delete')));
  await screen(page, `delete.${who.language}`);
  await press(act);
  await dialog.getByRole('alert').filter({ hasText: say('notice', 'server_fault') }).waitFor();
  await press(button(say('tags', 'leave_it'), dialog));
  const half = page.getByRole('status').filter({ hasText: texts('half_title', { name: NAME }) });
  await half.getByText(texts('half_marked', { hosts: host(stack.sandbox.registry) })).waitFor();
  await screen(page, `delete-half.${who.language}`);
  assert.deepEqual(
    (await calls(stack.admin, 'DELETE')).map(({ place, path, status }) => [place, path, status]),
    [['index', PATH, 202], ['registry', PATH, 500]],
  );

  // Away, and back: what is half done is still known, and by now nobody is signed in.
  const there = page.url();
  await page.goto('about:blank');
  await page.goto(there);
  await half.waitFor();
  await person.signInFromMenu('mate', 'lantern-1921');
  await half.waitFor();
  await stack.admin.forgetRequests();
  const again = await confirmTyped(person, stack, button(texts('resume'), half));
  await press(again.act);
  await page.getByText(texts('deleted', { name: NAME })).waitFor();
  await heading(page, host(stack.sandbox.index)).waitFor();
  await link('team/checkout-api').waitFor();
  assert.equal(await link(NAME).count(), 0, 'it is gone from the list');

  const last = await calls(stack.admin, 'DELETE');
  assert.deepEqual(last.slice(-2).map(({ place, status }) => [place, status]), [['registry', 200], ['index', 200]]);
  await page.goto(there);
  await page.reload();
  await heading(page, NAME).waitFor();
  assert.equal(await half.count(), 0, 'nothing is left to resume');
});

eachPerson('a token goes to an endpoint nobody agreed to only after a word, and the password never', async (t, who) => {
  const stack = await startStack(t, {
    manner: 'apart',
    settings: (origin, { index }) => ({
      registries: [{ name: 'Sandbox', address: index, api: 'v1', standalone: false }],
      open: index,
    }),
  });
  const person = await sit(t, stack, who);
  const { page, say, press, button, link } = person;
  await link(NAME).waitFor();
  await person.signInFromMenu('mate', 'lantern-1921');
  await press(link(NAME));
  const registry = async () => (await asked(stack.admin)).filter(({ place }) => place === 'registry');
  const question = page.getByRole('main').getByRole('alert')
    .filter({ hasText: say('notice', 'endpoint', { host: stack.sandbox.registry }) }).first();
  await question.waitFor();
  await screen(page, `endpoint.${who.language}`);
  assert.deepEqual(await registry(), [], 'nothing is sent there before');

  // The deletion asks the same, before anything is marked.
  const { dialog, act } = await confirmTyped(person, stack, button(say('repository', 'delete')));
  await press(act);
  const asks = dialog.getByRole('alert').filter({ hasText: say('notice', 'endpoint', { host: stack.sandbox.registry }) });
  await asks.waitFor();
  assert.deepEqual(await calls(stack.admin, 'DELETE'), []);
  assert.deepEqual(await registry(), []);
  await press(button(say('notice', 'trust', { host: host(stack.sandbox.registry) }), asks));
  await press(act);
  await page.getByText(say('repository', 'deleted', { name: NAME })).waitFor();
  const sent = await registry();
  assert.ok(sent.some(({ method }) => method === 'DELETE'));
  for (const request of sent) assert.match(authorization(request), /^Token /, `${request.method} ${request.path}`);
  assert.ok((await stack.admin.requests()).some((request) => authorization(request)?.startsWith('Basic ')));
});

eachPerson('where hub and registry are one, a deletion is one call', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const person = await sit(t, stack, who);
  const { page, say, press, button, link } = person;
  await press(link(NAME));
  await heading(page, NAME).waitFor();
  const { act } = await confirmTyped(person, stack, button(say('repository', 'delete')));
  await press(act);
  await page.getByText(say('repository', 'deleted', { name: NAME })).waitFor();
  assert.deepEqual((await calls(stack.admin, 'DELETE')).map(({ path, status }) => [path, status]), [[PATH, 200]]);
  await link('team/checkout-api').waitFor();
  assert.equal(await link(NAME).count(), 0);
});
