// Two tabs delete the same tag, and the registry is restarted in the middle of many deletions: what is gone is gone once,
// what was not picked stays, and each screen says what is.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser } from './support/browser.mjs';
import { startDistribution, startRealStack, withSite } from './support/distribution.mjs';
import { startLine } from './support/outage.mjs';
import { acts, byTurns, sit } from './support/person.mjs';
import { host, startStack } from './support/stack.mjs';
import { truthOf } from './support/truth.mjs';

after(closeBrowser);

const named = (address, api) => ({ registries: [{ name: 'Harbour', address, api, ...(api === 'v1' ? { standalone: true } : {}) }] });

/** Picks tags and has the dialog say what goes; gives what deletes them. */
async function asks({ page, say, press, tick, button, field }, tags) {
  for (const name of tags) await tick(field(say('tags', 'select', { name })));
  await press(button(say('tags', 'delete_picked', { n: tags.length })));
  const dialog = page.getByRole('dialog');
  const act = dialog.locator('button[type=submit]');
  await act.waitFor();
  return { dialog, act };
}

/** Both tabs stand before the question; then each presses, one after the other. */
async function both(person, who, tags) {
  const { page, context } = person;
  const other = await context.newPage();
  await other.goto(page.url());
  const second = { page: other, say: who.say, ...acts(other, 'mouse', who.say) };
  await second.link(tags[0]).waitFor();
  const questions = [];
  for (const one of [person, second]) questions.push([one, await asks(one, tags)]);
  for (const [one, { dialog, act }] of questions) {
    await one.page.bringToFront();
    await one.press(act);
    await dialog.waitFor({ state: 'detached' });
    for (const name of tags) await one.link(name).waitFor({ state: 'detached' });
    assert.equal(await one.page.getByRole('alert').count(), 0, 'nothing failed');
  }
}

byTurns('two tabs delete the same tag of a v1 registry', async (t, who) => {
  const stack = await startStack(t, { settings: (_, { index }) => named(index, 'v1') });
  const person = await sit(t, stack, who, { hash: `#/${host(stack.sandbox.index)}/team/tide-tables` });
  await person.link('2.0').waitFor();
  const truth = truthOf(stack.sandbox.index);
  const { '2.0': gone, ...rest } = await truth.tags('team/tide-tables');
  assert.ok(gone);
  await both(person, who, ['2.0']);
  assert.deepEqual(await truth.tags('team/tide-tables'), rest);
});

for (const tag of ['1.4.2', 'next']) {
  byTurns(`two tabs delete ${tag} of a real registry`, async (t, who) => {
    const stack = await startRealStack(t, { settings: (_, { address }) => named(address, 'v2') });
    const person = await sit(t, stack, who, { hash: `#/${stack.host}/harbour/shared` });
    await person.link(tag).waitFor();
    const { [tag]: gone, ...rest } = await stack.truth.tagged('harbour/shared');
    assert.ok(gone);
    await both(person, who, [tag]);
    assert.deepEqual(await stack.truth.tagged('harbour/shared'), rest);
  });
}

byTurns('a real registry is restarted in the middle of many deletions, and the rest goes afterwards', async (t, who) => {
  const real = await startDistribution();
  t.after(real.stop);
  let upstream = real.direct;
  const line = await startLine(t, () => upstream);
  const stack = await withSite(t, { ...real, address: line.address }, named(line.address, 'v2'));
  const person = await sit(t, stack, who, { hash: `#/${line.host}/harbour/pilot` });
  const { say, press, type, button, link } = person;
  await link('1.0.0').waitFor();
  const { '1.10.0': newest, '1.2.0': second, '1.0.0': first, ...rest } = await real.truth.tagged('harbour/pilot');
  assert.ok(newest && second && first);
  const { dialog, act } = await asks(person, ['1.10.0', '1.2.0', '1.0.0']);
  await dialog.getByText(say('manifests', 'image_goes')).first().waitFor();
  await type(dialog.getByRole('textbox'), `${line.host}/harbour/pilot`);
  const deletes = ({ method, url }) => method === 'DELETE' && url.endsWith(second);
  line.storm(deletes);
  await press(act);
  await dialog.getByText(say('notice', 'unreachable')).waitFor();
  await dialog.getByText(say('tags', 'stopped_counts', { done: 1, failed: 1, left: 1 })).waitFor();
  upstream = await real.restart();
  line.calm();
  await press(button(say('tags', 'retry_rest', { n: 2 }), dialog));
  await dialog.waitFor({ state: 'detached' });
  for (const name of ['1.10.0', '1.2.0', '1.0.0']) await link(name).waitFor({ state: 'detached' });
  const held = line.address;
  const now = await (await fetch(`${held}/v2/harbour/pilot/tags/list`)).json();
  assert.deepEqual(now.tags.toSorted(), Object.keys(rest).toSorted());
  const whole = line.answered('DELETE').filter((one) => [first, second].some((digest) => one.includes(digest)));
  assert.deepEqual(whole.map((one) => one.split(' ').at(-1)), ['202', '202'], 'each went once');
});
