// Finding a repository: by filter, by the registry's own search, over pages, and by name where there is no list.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { eachPerson, everybody, sit } from './support/person.mjs';
import { opensApart, opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

const searches = async (admin) =>
  (await admin.requests()).filter(({ method, path }) => method === 'GET' && path === '/v1/search');

everybody('a repository is found by filter, and by what the registry searches', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  const person = await sit(t, stack, who);
  const { page, say, press, type, link, button } = person;
  await link('team/checkout-api').waitFor();
  await link('library/debian').or(link('debian')).first().waitFor();
  await stack.admin.forgetRequests();

  const filter = page.getByRole('searchbox', { name: say('repositories', 'filter') });
  await type(filter, 'checkout');
  await link('library/alpine').waitFor({ state: 'detached' });
  await link('team/checkout-api').waitFor();
  // A filter can be linked to.
  await page.waitForURL(/#.*q=checkout/);
  assert.deepEqual(await searches(stack.admin), [], 'a filter asks nobody');

  // A word of the description, which no name has.
  await type(filter, 'quay');
  await page.getByText(say('repositories', 'no_match', { filter: 'quay' })).waitFor();
  await press(button(say('repositories', 'search')));
  await heading(page, say('repositories', 'found')).waitFor();
  await link('team/checkout-api').waitFor();
  const [asked, ...more] = await searches(stack.admin);
  assert.match(asked.query, /(^|&)q=quay(&|$)/);
  assert.deepEqual(more, []);
  await press(button(say('repositories', 'back_to_all')));
  await heading(page, say('repositories', 'all')).waitFor();
  await press(button(say('repositories', 'clear_filter')));
  await press(link('team/checkout-api'));
  await heading(page, 'team/checkout-api').waitFor();
  await page.goBack();
  await link('library/alpine').or(link('alpine')).first().waitFor();
});

eachPerson('a list of two pages takes two requests and says when it is whole', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', sample: { repositories: 130 }, settings: opensApart });
  const { page, say } = await sit(t, stack, who);
  const whole = say('repositories', 'whole', { n: 2 }).split('{time}')[0];
  await page.getByText(whole).waitFor();
  await page.getByText(say('repositories', 'in_namespaces', { n: 130 })).waitFor();
  const pages = (await searches(stack.admin)).map(({ query }) => new URLSearchParams(query).get('page'));
  assert.deepEqual(pages, [null, '2']);
});

eachPerson('without search a repository opens by its name, and is at hand from then on', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  await stack.admin.fault({ method: 'GET', path: '/v1/search', status: 404 });
  const person = await sit(t, stack, who);
  const { page, say, press, type, link, button, field } = person;
  const texts = (name, values) => say('repositories', name, values);
  await heading(page, texts('no_list_title')).waitFor();
  await screen(page, `no-list.${who.language}`);

  const name = field(texts('open_by_name'));
  await type(name, 'team/../secret');
  await press(button(texts('open')));
  await page.getByText(texts('bad_name')).waitFor();
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  await type(name, 'team/tide-tables');
  await press(button(texts('open')));
  await heading(page, 'team/tide-tables').waitFor();
  await press(button(say('repository', 'pin')));
  await button(say('repository', 'unpin')).waitFor();

  await page.goBack();
  await heading(page, texts('pinned')).waitFor();
  await link('team/tide-tables').waitFor();
  await page.reload();
  await heading(page, texts('pinned')).waitFor();
  await press(button(texts('edit_pins')));
  await press(button(texts('unpin', { name: 'team/tide-tables' })));
  await heading(page, texts('recent')).waitFor();
  await press(button(texts('forget', { name: 'team/tide-tables' })));
  await link('team/tide-tables').waitFor({ state: 'detached' });
  await heading(page, texts('recent')).waitFor({ state: 'detached' });
});
