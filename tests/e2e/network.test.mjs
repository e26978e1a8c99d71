// The network dying in the middle: what was read stays, the message says so, trying again completes it; and a page that
// is left lets go of its requests.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, screen } from './support/browser.mjs';
import { eachPerson, everybody, sit } from './support/person.mjs';
import { opensApart, opensSandbox, startStack } from './support/stack.mjs';
import { readTree, truthOf } from './support/truth.mjs';

after(closeBrowser);

const WHERE = 'team/checkout-api';

/** The notice that something failed, with the reason that the connection gave. */
function noticeOf({ page, say }, attempt) {
  const title = say('notice', 'failed', { attempt });
  const notice = page.getByRole('alert').filter({ hasText: title });
  const why = notice.getByText(say('notice', 'unreachable')).or(notice.getByText(say('notice', 'broken')));
  return { notice, why };
}

for (const [how, fault] of [
  ['cut off in the middle of a page', { cut: 300 }],
  ['dropped between two pages', { drop: true }],
]) {
  everybody(`a list of repositories ${how} keeps what was read, and is read on`, async (t, who) => {
    const stack = await startStack(t, { manner: 'apart', sample: { repositories: 500 }, settings: opensApart });
    await stack.admin.fault({ method: 'GET', path: '/v1/search', query: 'page=3', ...fault });
    const person = await sit(t, stack, who);
    const { page, say, press, button } = person;
    const texts = (name, values) => say('repositories', name, values);
    const { notice, why } = noticeOf(person, texts('attempt'));
    await why.waitFor();
    await notice.getByText(say('notice', 'not_complete')).waitFor();
    const pages = async () =>
      (await stack.admin.requests()).filter(({ path }) => path === '/v1/search').map(({ query }) => Number(/page=(\d+)/.exec(query)?.[1] ?? 1));
    const size = Number(/n=(\d+)/.exec((await stack.admin.requests()).find(({ path }) => path === '/v1/search').query)?.[1]);
    await page.getByText(String(2 * size)).first().waitFor();
    const links = page.getByRole('main').getByRole('link');
    assert.ok((await links.count()) > 0, 'what was read is shown');
    await screen(page, `network.list.${'cut' in fault ? 'cut' : 'drop'}.${who.language}`);
    await stack.admin.clearFaults();
    await stack.admin.forgetRequests();
    await press(button(say('common', 'try_again'), notice));
    await notice.waitFor({ state: 'detached' });
    await page.getByText(texts('in_namespaces', { n: 500 })).first().waitFor();
    assert.deepEqual(await pages(), Array.from({ length: 500 / size - 2 }, (_, at) => at + 3), 'read on, not anew');
  });
}

eachPerson('tags that did not come are told of, and come when asked for again', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const path = `/v1/repositories/${WHERE}/tags`;
  await stack.admin.fault({ method: 'GET', path, cut: 100 });
  const person = await sit(t, stack, who, { hash: `#/${new URL(stack.sandbox.index).host}/${WHERE}` });
  const { page, say, press, button, link } = person;
  const { notice, why } = noticeOf(person, say('tags', 'attempt_tags', { name: WHERE }));
  await why.waitFor();
  assert.equal(await link('4.12.0').count(), 0, 'half a list is no list');
  await stack.admin.clearFaults();
  await press(button(say('common', 'try_again'), notice));
  await link('4.12.0').waitFor();
  await notice.waitFor({ state: 'detached' });

  // A list that is there stays when reading it again fails.
  await stack.admin.fault({ method: 'GET', path, drop: true });
  const texts = (name, values) => say('repository', name, values);
  await press(button(texts('set_tag')));
  const dialog = page.getByRole('dialog', { name: texts('set_title') });
  await person.type(person.field(texts('set_name'), dialog), 'lighthouse');
  await press(button(texts('set_act'), dialog));
  await dialog.waitFor({ state: 'detached' });
  await why.waitFor();
  await notice.getByText(say('notice', 'not_complete')).waitFor();
  await link('4.12.0').waitFor();
  await screen(page, `network.tags.${who.language}`);
  await stack.admin.clearFaults();
  await press(button(say('common', 'try_again'), notice));
  await link('lighthouse').waitFor();
  await notice.waitFor({ state: 'detached' });
});

eachPerson('a tree whose ancestries break off shows what came, and is completed', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const truth = await readTree(truthOf(stack.sandbox.index), WHERE);
  await stack.admin.forgetRequests();
  await stack.admin.fault({ method: 'GET', path: '/v1/images/*/ancestry', drop: true, skip: 7 });
  const person = await sit(t, stack, who, { hash: `#/${new URL(stack.sandbox.index).host}/${WHERE}?view=tree` });
  const { page, say, press, button } = person;
  const texts = (name, values) => say('tree', name, values);
  const { notice, why } = noticeOf(person, texts('reading_ancestry'));
  await why.waitFor();
  const chart = page.getByRole('tree').first();
  await chart.getByRole('treeitem').first().waitFor();
  await page.getByText(texts('from_ancestries', { n: 7 })).waitFor();
  await screen(page, `network.tree.${who.language}`);
  await stack.admin.clearFaults();
  await press(button(say('common', 'try_again'), notice));
  await notice.waitFor({ state: 'detached' });
  await chart.getByRole('treeitem').filter({ hasText: '2.8.1' }).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByText(texts('not_drawn', { n: 1 })).count(), 0);
  const read = (await stack.admin.requests())
    .filter(({ path, status }) => path.endsWith('/ancestry') && status === 200)
    .map(({ path }) => path);
  assert.equal(new Set(read).size, read.length, 'what had come is not asked for again');
});

eachPerson('a page that is left lets go of its requests', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  await stack.admin.fault({ method: 'GET', path: '/v1/images/*', hang: true });
  const person = await sit(t, stack, who);
  const { page, press, link } = person;
  const [asked, failed] = [new Set(), []];
  page.on('request', (request) => request.url().includes('/v1/images/') && asked.add(request));
  page.on('requestfailed', (request) => failed.push(request));
  const first = page.waitForEvent('request', (request) => request.url().includes('/v1/images/'));
  await press(link(WHERE));
  await link('4.12.0').waitFor();
  await first;
  await page.goBack();
  await link(WHERE).first().waitFor();
  await page.waitForFunction(() => true);
  const open = [...asked].filter((request) => request.failure() === null);
  await Promise.all(open.map((request) => page.waitForEvent('requestfailed', (other) => other === request)));
  assert.ok(asked.size > 0);
  for (const request of asked) assert.equal(request.failure().errorText, 'net::ERR_ABORTED');
  const before = asked.size;
  await press(link('team/tide-tables'));
  await page.getByRole('heading', { level: 1, name: 'tide-tables' }).waitFor();
  assert.ok(failed.length >= before);
});
