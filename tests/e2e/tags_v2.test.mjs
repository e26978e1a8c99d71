// Reading the tags of a v2 repository, of a real Distribution and of the sandbox: names in pages, what each manifest is,
// what cannot be read, signatures folded away, orders that read the rest and can be stopped, and the pull command.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { startRealStack } from './support/distribution.mjs';
import { byTurns, eachPerson, sit } from './support/person.mjs';
import { CROWD, MANY_TAGS, fleet } from './support/seeds.mjs';
import { startStack } from './support/stack.mjs';
import { figure } from './support/truth.mjs';

after(closeBrowser);

const PUBLIC = 'registry.harbour.example';
const named = (address, more = {}) => ({ registries: [{ name: 'Harbour', address, api: 'v2', ...more }] });

/** A real registry, and one of its repositories on the screen. */
async function real(t, who, repository, { seed = 'fleet', rest = '' } = {}) {
  const stack = await startRealStack(t, { seed, settings: (_, { address }) => named(address, { publicHost: PUBLIC }) });
  const person = await sit(t, stack, who, { hash: `#/${stack.host}/${repository}${rest}` });
  return { stack, person, ...tableOf(person) };
}

/** The table of tags, and what stands in it. */
function tableOf({ page, say }) {
  const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: say('manifests', 'col_platforms') }) });
  const rows = table.getByRole('row').filter({ has: page.getByRole('cell') });
  const row = (tag) => rows.filter({ has: page.getByRole('link', { name: tag, exact: true }) });
  return {
    table,
    rows,
    row,
    cells: async (tag) => (await row(tag).getByRole('cell').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
    names: () => rows.getByRole('link').allInnerTexts(),
  };
}

const shownDay = (when, language) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(when));
const sum = (layers) => layers.reduce((bytes, { size }) => bytes + size, 0);

eachPerson('an index is told by its platforms, and measured by the first of them', async (t, who) => {
  const { stack, person, row, cells } = await real(t, who, 'harbour/lighthouse');
  const { lighthouse } = fleet();
  const [first] = lighthouse.children;
  const { layers } = await stack.truth.manifest('harbour/lighthouse', first.descriptor.digest);
  await row('latest').getByText(figure(sum(layers), who.language)).waitFor();
  const { created } = await stack.truth.config('harbour/lighthouse', first.descriptor.digest);
  await row('latest').getByText(shownDay(created, who.language)).waitFor();
  const [, , digest, platforms, size] = await cells('latest');
  assert.ok(lighthouse.descriptor.digest.includes(digest), 'its own digest');
  assert.equal(platforms.replaceAll(' ', ''), 'linux/amd64linux/arm64/v8linux/arm/v7', 'the attestation is no platform');
  assert.match(size, /^linux\/amd64/, 'which platform is measured');
  await screen(person.page, `tags_v2.index.${who.language}`);
  await axe(person.page);
});

eachPerson('what is no image says what it is', async (t, who) => {
  const { person, row } = await real(t, who, 'charts/tide-tables');
  const { page, say } = person;
  await row('1.0.0').getByText(say('manifests', 'helm_chart')).waitFor();
  const there = (repository) => page.evaluate((hash) => { location.hash = hash; }, `${page.url().split('#')[1].replace('charts/tide-tables', repository)}`);
  await there('harbour/logbook');
  await row('may').getByText(say('manifests', 'artifact', { type: 'application/vnd.harbour.logbook.v3' })).waitFor();
  await page.goBack();
  await there('harbour/ledger-of-old');
  await row('5.0').getByText(say('manifests', 'schema1')).waitFor();
});

eachPerson('signatures and attestations are folded away behind their count, and shown on request', async (t, who) => {
  const { person, rows, names } = await real(t, who, 'harbour/pilot');
  const { page, say, press, button } = person;
  const { beside, pilots } = fleet();
  const own = [...Object.keys(pilots), 'latest'];
  await page.getByText(say('manifests', 'attached', { n: beside.length })).waitFor();
  assert.deepEqual((await names()).toSorted(), own.toSorted());
  assert.equal((await names())[1], '1.10.0', 'versions stand by their numbers');
  await press(button(say('manifests', 'unfold')));
  await rows.nth(own.length + beside.length - 1).waitFor();
  for (const { tag } of beside) assert.ok((await names()).includes(tag));
  await press(button(say('manifests', 'fold')));
  await rows.nth(own.length).waitFor({ state: 'detached' });
  // Grouped, the tags of one digest stand together.
  await person.tick(person.field(say('tags', 'group')));
  await page.getByText(say('tags', 'same_image')).first().waitFor();
});

eachPerson('the command pulls by tag or digest, for the tool one uses, from the public host', async (t, who) => {
  const { person } = await real(t, who, 'harbour/shared');
  const { page, say } = person;
  const line = page.getByRole('group', { name: say('tags', 'pull') });
  const { shared } = fleet();
  const choose = (label, value) => line.getByRole('combobox', { name: label, exact: true }).selectOption(value);
  await choose(say('tags', 'pull_tag'), 'stable');
  await line.getByText(`docker pull ${PUBLIC}/harbour/shared:stable`, { exact: true }).waitFor();
  await choose(say('manifests', 'tool'), 'podman');
  await choose(say('manifests', 'named'), 'digest');
  await line.getByText(`podman pull --tls-verify=false ${PUBLIC}/harbour/shared@${shared.descriptor.digest}`, { exact: true }).waitFor();
  await choose(say('manifests', 'tool'), 'crane');
  await line.getByText(`crane pull --insecure ${PUBLIC}/harbour/shared@${shared.descriptor.digest} shared.tar`, { exact: true }).waitFor();
});

/** The first repository of the crowd, whose tags are put in an order that asks for all of them; and that they can be read. */
async function inOrder(t, who) {
  const shown = await real(t, who, CROWD[0], { seed: 'crowd' });
  const { person, table, rows } = shown;
  const { page, say, press, button } = person;
  await table.and(page.locator(`[aria-rowcount="${MANY_TAGS.length + 1}"]`)).waitFor();
  await rows.first().waitFor();
  assert.ok((await rows.count()) < MANY_TAGS.length / 4, 'few rows are drawn');
  await press(button(say('tags', 'newest_first')));
  await button(say('tags', 'read_them')).waitFor();
  return shown;
}

eachPerson('of 1,200 tags few are read until an order asks for all, which can be stopped', async (t, who) => {
  const { person } = await inOrder(t, who);
  const { page, say, press, button } = person;
  // Nothing comes any more, so that the reading goes on for as long as it takes to stop it.
  await page.route(/\/manifests\//, () => {});
  await press(button(say('tags', 'read_them')));
  await press(button(say('tags', 'stop')));
  await button(say('tags', 'read_them')).waitFor();
  await screen(page, `tags_v2.stopped.${who.language}`);
  await press(button(say('tags', 'read_them')));
  await page.getByText(reading(who)).first().waitFor();
});

eachPerson('whoever leaps to another place of 1,200 tags stays there, and its rows are drawn and read', async (t, who) => {
  const { person, rows } = await real(t, who, CROWD[0], { seed: 'crowd' });
  const { page } = person;
  await rows.first().waitFor();
  for (const part of [0.5, 0.9, 0.2, 1, 0]) {
    const wanted = await page.evaluate((part) => {
      const { documentElement: all } = document;
      scrollTo(0, part * (all.scrollHeight - innerHeight));
      return scrollY;
    }, part);
    await page.waitForFunction(() => {
      const rows = [...document.querySelector('portolan-console').shadowRoot.querySelectorAll('tbody > tr[role=row]')];
      const across = (row) => row.getBoundingClientRect().top <= innerHeight / 2 && row.getBoundingClientRect().bottom >= innerHeight / 2;
      const middle = rows.find(across);
      return middle?.querySelector('time');
    });
    const off = Math.abs((await page.evaluate(() => scrollY)) - wanted);
    assert.ok(off < 100, `${off} px from where it was put`);
  }
});

/** What is said while the tags of the crowd are read. */
function reading({ language, say }) {
  const number = (n) => new Intl.NumberFormat(language).format(n);
  return say('tags', 'reading', { n: number(1), all: number(MANY_TAGS.length) }).split(number(1))[0];
}

// Whoever works it, the same 1,200 are read: once is enough.
byTurns('the order that asked for 1,200 tags comes when all are read', async (t, who) => {
  const { person, stack, names } = await inOrder(t, who);
  const { page, say, press, button } = person;
  const counting = page.getByText(reading(who));
  await Promise.all([counting.first().waitFor(), press(button(say('tags', 'read_them')))]);
  await counting.first().waitFor({ state: 'detached', timeout: 180_000 });
  await button(say('tags', 'read_them')).waitFor({ state: 'detached' });
  // The images of the crowd are of one year each; the newest have every sixth tag.
  const newest = new Set(MANY_TAGS.filter((_, at) => at % 6 === 5));
  for (const tag of (await names()).slice(0, 40)) assert.ok(newest.has(tag), `${tag} is among the newest`);
  assert.equal((await stack.truth.tags(CROWD[0])).length, MANY_TAGS.length);
});

eachPerson('a page of names that does not come leaves those before it, and is read on', async (t, who) => {
  const stack = await startStack(t, { serves: 'v2', sample: { tags: 250 }, settings: (_, { index }) => named(index) });
  const { index } = stack.sandbox;
  const [where] = (await (await fetch(`${index}/v2/_catalog`)).json()).repositories;
  const person = await sit(t, stack, who, { hash: '#/~connect' });
  const { page, say, press, button } = person;
  const { table, rows } = tableOf(person);
  const later = /tags\/list\?.*last=/;
  await page.route(later, (route) => route.abort());
  await page.evaluate((hash) => { location.hash = hash; }, `#/${new URL(index).host}/${where}`);
  await page.getByText(say('manifests', 'names_stopped', { n: 100 })).waitFor();
  await table.and(page.locator('[aria-rowcount="101"]')).waitFor();
  await page.unroute(later);
  await press(button(say('manifests', 'go_on')));
  await page.getByText(say('tags', 'all_tags', { n: 250 })).waitFor();
  await table.and(page.locator('[aria-rowcount="251"]')).waitFor();
  await rows.first().waitFor();
});

eachPerson('a tag whose manifest cannot be read says why in its row, and is asked for again', async (t, who) => {
  const stack = await startStack(t, { serves: 'v2', settings: (_, { index }) => named(index) });
  const where = 'team/pilotage';
  await stack.admin.fault({ method: 'GET', path: `/v2/${where}/manifests/3.0.1`, status: 500, body: 'the hold is flooded' });
  const person = await sit(t, stack, who, { hash: `#/${new URL(stack.sandbox.index).host}/${where}` });
  const { row } = tableOf(person);
  const said = row('3.0.1').getByText(person.say('notice', 'server_fault'));
  await said.waitFor();
  await row('3.0.0').getByText('linux/amd64').waitFor();
  await stack.admin.clearFaults();
  await person.press(person.button(person.say('common', 'try_again'), row('3.0.1')));
  await said.waitFor({ state: 'detached' });
  await row('3.0.1').getByText('linux/amd64').waitFor();
});

// D8: see table_file.rs for cells that would be formulas
eachPerson('the table is saved as it stands', async (t, who) => {
  const { person, row } = await real(t, who, 'harbour/lighthouse');
  const { page, say, press, button } = person;
  const { lighthouse } = fleet();
  const size = figure(sum(lighthouse.children[0].blobs.map(({ descriptor }) => descriptor).filter(({ mediaType }) => /layer/.test(mediaType))), who.language);
  await row('2.0.0').getByText(size).waitFor();
  await row('latest').getByText(size).waitFor();
  const saved = page.waitForEvent('download');
  await press(button(say('manifests', 'save')));
  const file = await saved;
  assert.equal(file.suggestedFilename(), 'harbour-lighthouse.tags.csv');
  const text = await readFile(await file.path(), 'utf8');
  const lines = text.trimEnd().split('\r\n');
  assert.equal(lines.length, 3, 'a head and a line for each tag');
  for (const tag of ['2.0.0', 'latest']) {
    assert.ok(lines.some((line) => line.startsWith(`"${tag}","${lighthouse.descriptor.digest}","linux/amd64, linux/arm64/v8, linux/arm/v7",`)));
  }
});

eachPerson('About says what the registry does, and finds out whether it deletes only when asked', async (t, who) => {
  const { person, stack } = await real(t, who, 'harbour/pilot', { rest: '?view=about' });
  const { page, say, press, button } = person;
  const fact = (name) => page.getByRole('definition').and(page.locator('dt', { hasText: say('manifests', name) }).locator('+ dd'));
  await fact('can_catalog').getByText(say('manifests', 'yes')).waitFor();
  await fact('can_refer').getByText(say('manifests', 'refer_by_tags')).waitFor();
  const before = await stack.truth.tagged('harbour/pilot');
  await press(button(say('manifests', 'find_out')));
  await fact('can_delete').getByText(say('manifests', 'yes')).waitFor();
  assert.deepEqual(await stack.truth.tagged('harbour/pilot'), before, 'nothing went');
  await screen(page, `about_v2.${who.language}`);
  await axe(page);
});
