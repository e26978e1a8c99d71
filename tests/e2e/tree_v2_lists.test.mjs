// The tree of a v2 repository where not all that it should stand on is there: a list of tags that breaks off, another
// repository of very many tags, an index without the platform that is drawn.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { host, startStack } from './support/stack.mjs';

after(closeBrowser);

const named = (address) => ({ registries: [{ name: 'Sandbox', address, api: 'v2' }], open: address });

/** A sandbox, and someone who comes to the tree of a repository once `prepare` has seen to the page. */
async function begin(t, who, { sample, repository, prepare = async () => {} }) {
  const stack = await startStack(t, { serves: 'v2', sample, settings: (_, { index }) => named(index) });
  const { index } = stack.sandbox;
  const where = repository ?? (await (await fetch(`${index}/v2/_catalog`)).json()).repositories[0];
  const person = await sit(t, stack, who, { hash: '#/~connect' });
  await prepare(person.page, stack);
  await person.page.evaluate((hash) => { location.hash = hash; }, `#/${host(index)}/${where}?view=tree`);
  const texts = (name, values) => person.say('tree', name, values);
  const tree = (tags) =>
    person.page.getByRole('tree', { name: texts('chart_label', { tags: texts('tags', { n: tags }), repository: where }), exact: true });
  return { stack, where, person, page: person.page, say: person.say, texts, tree };
}

eachPerson('a tree on a list of tags that broke off says so, and reads the rest', async (t, who) => {
  const later = /tags\/list\?.*last=/;
  const { person, page, say, texts, tree } = await begin(t, who, {
    sample: { tags: 250 },
    prepare: (page) => page.route(later, (route) => route.abort()),
  });
  const notice = page.getByRole('alert').filter({ hasText: texts('on_some', { n: 100 }) });
  await notice.waitFor();
  await tree(100).waitFor();
  const views = page.getByRole('navigation', { name: say('repository', 'views') });
  const count = views.getByRole('link', { name: say('repository', 'view_tags') });
  assert.equal(await count.locator('small').innerText(), '100+');
  assert.equal(await count.getAttribute('title'), say('manifests', 'names_stopped', { n: 100 }), 'why it is not exact');
  await page.getByText(say('repository', 'tags_at_least', { n: 100 }), { exact: true }).waitFor();
  await screen(page, `tree_v2.broken.${who.language}`);
  await axe(page);
  await page.unroute(later);
  await person.press(person.button(say('common', 'try_again'), notice));
  await tree(250).waitFor();
  assert.equal(await notice.count(), 0);
  await page.getByText(say('repository', 'tags', { n: 250 }), { exact: true }).waitFor();
});

eachPerson('a tree on a list of tags that was stopped says so, and reads the rest', async (t, who) => {
  let stopped;
  const { person, page, say, texts, tree } = await begin(t, who, {
    sample: { tags: 250 },
    prepare: async (page) => {
      const hold = new Promise((resolve) => { stopped = resolve; });
      await page.route(/tags\/list\?.*last=/, async (route) => { await hold; await route.continue(); });
    },
  });
  await page.getByText(say('manifests', 'names_so_far', { n: 100 })).waitFor();
  await person.press(person.button(say('tags', 'stop')));
  stopped();
  // The page under way is left at once.
  const said = texts('on_some', { n: 100 });
  await page.getByText(said).waitFor();
  await tree(100).waitFor();
  await person.press(person.button(say('manifests', 'go_on')));
  await tree(250).waitFor();
  assert.equal(await page.getByText(said).count(), 0);
});

eachPerson('another repository of very many tags is asked about first, and counted with the rest', async (t, who) => {
  const other = 'team/vessel-tracker';
  const asked = [];
  const { stack, person, page, say, texts, tree } = await begin(t, who, {
    repository: 'team/pilotage',
    prepare: async (page, { sandbox }) => {
      const { tags } = await (await fetch(`${sandbox.index}/v2/${other}/tags/list`)).json();
      const many = [...tags.filter((tag) => !tag.startsWith('sha256-')), ...Array.from({ length: 600 }, (_, at) => `none-${at}`)];
      await page.route(`**/v2/${other}/tags/list*`, (route) =>
        route.fulfill({ json: { name: other, tags: many }, headers: { 'Access-Control-Allow-Origin': '*' } }));
      page.on('request', (request) => request.url().includes(`/v2/${other}/manifests/`) && asked.push(request.url()));
    },
  });
  const { tags: own } = await (await fetch(`${stack.sandbox.index}/v2/team/pilotage/tags/list`)).json();
  await tree(own.length).waitFor();
  await person.type(person.field(texts('with')), other);
  await person.press(person.button(texts('with_add')));
  const question = page.getByRole('status').filter({ hasText: texts('asked_first') });
  await question.getByText(texts('not_drawn', { n: 604 })).waitFor();
  await tree(own.length).waitFor();
  assert.deepEqual(asked, [], 'nothing is read of it before');
  await screen(page, `tree_v2.asks.${who.language}`);
  await person.press(person.button(texts('go_on'), question));
  await page.getByRole('status').filter({ hasText: texts('not_drawn', { n: 600 }) }).waitFor({ timeout: 60_000 });
  await tree(own.length + 4).waitFor();
  assert.ok(asked.length >= 604);
  assert.equal(await page.getByText(say('tree', 'asked_first')).count(), 0);
});

eachPerson('the tags of another repository that cannot be listed are told of, and are asked for again', async (t, who) => {
  const other = 'team/vessel-tracker';
  const { stack, person, page, texts, say, tree } = await begin(t, who, { repository: 'team/pilotage' });
  const { tags: own } = await (await fetch(`${stack.sandbox.index}/v2/team/pilotage/tags/list`)).json();
  await tree(own.length).waitFor();
  await stack.admin.fault({ method: 'GET', path: `/v2/${other}/tags/list`, status: 500 });
  await person.type(person.field(texts('with')), other);
  await person.press(person.button(texts('with_add')));
  const notice = page.getByRole('status').filter({ hasText: texts('not_listed', { n: 1 }) });
  await notice.getByText(other).waitFor();
  await notice.getByText(say('notice', 'server_fault')).waitFor();
  await screen(page, `tree_v2.unlisted.${who.language}`);
  await stack.admin.clearFaults();
  await person.press(person.button(say('common', 'try_again'), notice));
  await notice.waitFor({ state: 'detached' });
  await tree(own.length + 4).waitFor();
});

eachPerson('an index without the platform that is drawn says by which it is drawn', async (t, who) => {
  const where = 'team/tide-api';
  const kind = 'application/vnd.oci.image.index.v1+json';
  const { person, page, texts } = await begin(t, who, {
    repository: where,
    prepare: async (page, { sandbox }) => {
      const at = (tag) => `${sandbox.index}/v2/${where}/manifests/${tag}`;
      const index = await (await fetch(at('1.0.0'), { headers: { Accept: kind } })).json();
      const manifests = index.manifests.filter(({ platform }) => platform?.architecture === 'arm64');
      assert.equal(manifests.length, 1);
      const put = await fetch(at('arm-only'), {
        method: 'PUT', headers: { 'Content-Type': kind }, body: JSON.stringify({ ...index, manifests }),
      });
      assert.equal(put.status, 201);
    },
  });
  const said = texts('drawn_by', { platform: 'linux/arm64/v8', wanted: 'linux/amd64' });
  const chart = page.getByRole('tree').first();
  await chart.getByRole('treeitem', { name: /arm-only/ }).and(chart.getByRole('treeitem', { name: said })).waitFor({ state: 'attached' });
  await chart.getByText(said, { exact: true }).filter({ visible: true }).first().waitFor();
  await screen(page, `tree_v2.instead.${who.language}`);
  await person.choose(page.getByRole('radiogroup', { name: texts('tree_as') }), texts('as_list'));
  const list = page.getByRole('tree').first();
  const row = list.getByRole('treeitem').filter({ hasText: 'arm-only' });
  await row.getByText(said).waitFor();
  assert.equal(await list.getByText(said).count(), 1, 'of the others nothing is said');
  await person.choose(page.getByRole('radiogroup', { name: texts('platform') }), 'linux/arm64/v8');
  await list.getByText(said).waitFor({ state: 'detached' });
});
