// Everything a registry or an image says is shown as text and nothing but text (security notes D1, D2, D5, D6, D7).

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { assertAll } from './support/all.mjs';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { asked, host, opensSandbox, startStack } from './support/stack.mjs';

after(closeBrowser);

const MARKUP = '<img src=x onerror="window.hacked=1"><b>bold</b>';
const REPOSITORY = '/v1/repositories/team/tide-tables';
const ID = 'ab'.repeat(32);

/** Nothing of what came was run, or became an element. */
async function assertHarmless(page) {
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator('img').count(), 0);
  for (const scheme of ['javascript', 'data', 'vbscript', 'blob', 'file']) {
    assert.equal(await page.locator(`a[href^="${scheme}:" i]`).count(), 0, `a link by ${scheme}:`);
  }
}

eachPerson('names and descriptions of a list are text, and odd names lead nowhere', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const long = 'x'.repeat(3000);
  const results = [
    { name: 'team/good', description: MARKUP },
    { name: 'team/<b>bold</b>', description: '' },
    { name: `team/${MARKUP}`, description: '' },
    { name: 'team/rec\u202Etxet', description: '' },
    { name: '../../v1/users', description: '' },
    { name: `team/${long}`, description: long },
    { name: 7, description: { a: 1 } },
  ];
  const body = JSON.stringify({ query: '', num_results: 7, results });
  await stack.admin.fault({ method: 'GET', path: '/v1/search', body });
  const { page, say, press, type, link } = await sit(t, stack, who);
  await link('team/good').waitFor();
  const main = page.getByRole('main');
  await main.getByText('<b>bold</b>').first().waitFor();
  await main.getByText('⟨U+202E⟩').first().waitFor();
  await screen(page, `hostile-list.${who.language}`);
  const hrefs = await main.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const own = hrefs.filter((href) => href.includes(host(stack.sandbox.index)));
  assert.deepEqual(own, [`#/${host(stack.sandbox.index)}/team/good?api=v1`], 'what is no name is no link');
  await main.getByText(say('repositories', 'odd_hint')).first().waitFor({ state: 'attached' });
  assert.equal(await page.locator('b', { hasText: 'bold' }).count(), 0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, 'a long name does not widen the page');

  await type(page.getByRole('searchbox', { name: say('repositories', 'filter') }), '<b>');
  await main.getByText('bold').first().waitFor();
  await press(page.getByRole('button', { name: say('repositories', 'clear_filter') }));
  await assertHarmless(page);
});

eachPerson('tags that are none are shown and offered nothing', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const odd = ['../../../users', '', MARKUP, 'v1\u202Ecod', 'a b; rm -rf', '-rf', 'x'.repeat(400)];
  const tags = Object.fromEntries([['good', ID], ...odd.map((tag) => [tag, ID])]);
  tags.sound = '../../etc';
  await stack.admin.fault({ method: 'GET', path: `${REPOSITORY}/tags`, body: JSON.stringify(tags) });
  const { page, say, link } = await sit(t, stack, who, { hash: `#/${host(stack.sandbox.index)}/team/tide-tables` });
  await link('good').waitFor();
  await page.getByText('⟨U+202E⟩').first().waitFor();
  await screen(page, `hostile-tags.${who.language}`);
  const ticks = await page.getByRole('table').getByRole('checkbox').evaluateAll((all) => all.map((one) => one.ariaLabel));
  const wanted = ['good', 'sound'].map((name) => say('tags', 'select', { name }));
  assert.deepEqual(ticks.filter((label) => label !== say('tags', 'select_all')).sort(), wanted.sort());
  const links = await page.getByRole('table').getByRole('link').allTextContents();
  assert.deepEqual(links.sort(), ['good', 'sound']);
  await page.getByText(say('tags', 'odd_tag')).first().waitFor({ state: 'attached' });
  const offered = await page.getByRole('combobox').locator('option').evaluateAll((all) => all.map((one) => one.value));
  assertAll(offered, (value) => !odd.includes(value) || value === '', 'no command is made of what is no tag');
  await page.waitForLoadState('networkidle');
  const sent = (await asked(stack.admin)).map(({ path }) => path);
  assertAll(sent, (path) => /^\/v1\/(repositories\/team\/tide-tables\/tags|images\/(ab){32}\/(json|ancestry))$/.test(path));
  await assertHarmless(page);
});

eachPerson('what an image says of itself is text, and only honest links are links', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const labels = {
    'org.opencontainers.image.url': 'javascript:window.hacked=1',
    'org.opencontainers.image.source': 'https://source.example/tree?a=1',
    'org.opencontainers.image.documentation': 'data:text/html,<script>window.hacked=1</script>',
    a: '//evil.example/x', b: ' \tjavascript:window.hacked=1', c: 'https://user:pw@evil.example/', d: 'https:\\\\evil.example',
    [MARKUP]: MARKUP, e: 'evil\u202Ecod', f: 'y'.repeat(20_000),
  };
  const image = {
    id: ID, created: '2014-11-01T00:00:00Z', author: MARKUP, comment: MARKUP,
    container_config: { Cmd: ['/bin/sh', '-c', MARKUP] },
    config: { Cmd: [MARKUP], Env: [`A=${MARKUP}`, 'DB_PASSWORD=swordfish'], Labels: labels, User: MARKUP },
    architecture: MARKUP, os: 'linux\u202E', docker_version: MARKUP, Size: '1e999',
  };
  await stack.admin.fault([
    { method: 'GET', path: `${REPOSITORY}/tags`, body: JSON.stringify({ good: ID }) },
    { method: 'GET', path: `${REPOSITORY}/tags/good`, status: 200, body: JSON.stringify(ID) },
    { method: 'GET', path: `/v1/images/${ID}/json`, status: 200, body: JSON.stringify(image) },
    { method: 'GET', path: `/v1/images/${ID}/ancestry`, status: 200, body: JSON.stringify([ID]) },
    { method: 'GET', path: `/v1/images/${ID}/files`, status: 200, body: JSON.stringify([[MARKUP, 'f', false, 12, 0, 33188, 0, 0]]) },
  ]);
  const { page } = await sit(t, stack, who, { hash: `#/${host(stack.sandbox.index)}/team/tide-tables:good` });
  const main = page.getByRole('main');
  await heading(page, 'team/tide-tables:good').waitFor();
  await main.getByText('<b>bold</b>').first().waitFor();
  await main.getByText('source.example').first().waitFor();
  const foreign = await main.locator('a[href*="://"], a[target]').evaluateAll((all) =>
    all.map((one) => [one.getAttribute('href'), one.getAttribute('rel'), one.getAttribute('target')]));
  assert.deepEqual(foreign, [['https://source.example/tree?a=1', 'noopener noreferrer nofollow', '_blank']]);
  assert.equal(await page.locator('b', { hasText: /^bold$/ }).count(), 0);
  assert.doesNotMatch(await main.textContent(), /swordfish/, 'secrets are masked');
  assert.match(await main.textContent(), /⟨U\+202E⟩/);
  assert.ok((await main.textContent()).length < 15_000, 'long texts are cut');
  await screen(page, `hostile-image.${who.language}`);
  await assertHarmless(page);
});

eachPerson('what an error says is text', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  await stack.admin.fault({ method: 'GET', path: `${REPOSITORY}/tags`, status: 403, body: JSON.stringify({ error: `${MARKUP}\u202E` }) });
  const { page, say } = await sit(t, stack, who, { hash: `#/${host(stack.sandbox.index)}/team/tide-tables` });
  const notice = page.getByRole('main').getByRole('alert').first();
  await notice.getByText(say('notice', 'forbidden')).waitFor();
  assert.equal(await notice.locator('samp').textContent(), `${MARKUP}⟨U+202E⟩`);
  await assertHarmless(page);
});
