// Images that nobody made honestly: tens of thousands of layers, variables, labels and steps. The page stays small, says
// what is left, and leads to every row (security notes D7).

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { blob, index, manifestOf, TYPES } from './support/oci.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { host, startStack } from './support/stack.mjs';

after(closeBrowser);

const LAYERS = 12_000;
const LINES = 20_000;
const WHERE = 'team/pilotage';
/** How many elements a page may have. */
const SMALL = 3_000;
/** Two strips of 128 parts stand over the rows of both. */
const TWICE = 4_000;

const opensV2 = (origin, { index }) => ({ registries: [{ name: 'Sandbox', address: index, api: 'v2' }], open: index });
const numbered = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const digits = (kind, at) => `${kind}${at.toString(16)}`.padEnd(8, '0').padEnd(64, 'a');
const layerDigits = (at, other) => digits(at === other ? 'e' : 'b', at);

/** An image as large as a registry lets one be; in `other` one layer, one variable and the last label are different. */
function hostile(other = {}) {
  const names = numbered(LINES, (at) => `name${String(at).padStart(5, '0')}`);
  const config = blob(TYPES.oci.config, {
    architecture: 'amd64',
    os: 'linux',
    config: {
      Env: names.map((name, at) => `${name}=${at === other.line ? 'changed' : at}`),
      Labels: Object.fromEntries(names.map((name, at) => [name, `${at === other.label ? 'changed' : at}`])),
    },
    rootfs: { type: 'layers', diff_ids: numbered(LAYERS, (at) => `sha256:${digits('d', at)}`) },
    history: numbered(LAYERS, (at) => ({ created_by: `RUN step ${at + 1}` })),
  });
  const layers = numbered(LAYERS, (at) => ({
    descriptor: { mediaType: TYPES.oci.layer, digest: `sha256:${layerDigits(at, other.layer)}`, size: 1000 + at },
  }));
  return { config, manifest: manifestOf('oci', config, layers) };
}

/** Has the sandbox answer as if it kept such an image under a tag. */
async function keep(admin, tag, { config, manifest }) {
  const answer = (path, { bytes, descriptor }) => admin.fault({
    method: 'GET',
    path: `/v2/${WHERE}/${path}`,
    status: 200,
    body: bytes.toString(),
    headers: [['Content-Type', descriptor.mediaType], ['Docker-Content-Digest', descriptor.digest]],
  });
  await answer(`manifests/${tag}`, manifest);
  if (config) await answer(`blobs/${config.descriptor.digest}`, config);
}

/** Every element of the page, within the console's shadow root too. */
const elements = (page) => page.evaluate(() => {
  const count = (root) => [...root.querySelectorAll('*')].reduce((sum, one) => sum + 1 + (one.shadowRoot ? count(one.shadowRoot) : 0), 0);
  return count(document);
});

async function assertSmall(page, most = SMALL) {
  const count = await elements(page);
  assert.ok(count < most, `${count} elements`);
}

async function begin(t, who, path, images) {
  const stack = await startStack(t, { serves: 'v2', settings: opensV2 });
  for (const [tag, image] of Object.entries(images)) await keep(stack.admin, tag, image);
  const person = await sit(t, stack, who, { hash: `#/${host(stack.sandbox.index)}/${WHERE}:${path}` });
  const number = (count) => new Intl.NumberFormat(who.language).format(count);
  const { page, say, press, type, button } = person;
  const turn = (name) => {
    const group = page.getByRole('group', { name, exact: true });
    const shows = (from, to, all) =>
      group.getByText(say('parts', 'rows_shown', { from: number(from), to: number(to), all: number(all) })).waitFor();
    const go = async (row) => {
      await type(group.getByLabel(say('parts', 'row')), String(row));
      await page.keyboard.press('Enter');
    };
    const on = (name) => press(button(say('parts', name), group));
    return { group, shows, go, on };
  };
  return { ...person, turn, number };
}

eachPerson('of an image with tens of thousands of rows few are drawn, and all are reached', async (t, who) => {
  const { page, say, press, turn, number } = await begin(t, who, 'hostile', { hostile: hostile() });
  const main = page.getByRole('main');
  const layers = turn(say('image', 'layers'));
  await layers.shows(1, 40, LAYERS);
  await turn(say('image', 'history')).shows(1, 40, LAYERS);
  await assertSmall(page);
  const strip = page.getByRole('img', { name: say('image', 'strip') });
  assert.equal(await strip.locator('g').count(), 128, 'the strip has no more parts than can be seen');
  const others = say('image', 'more_layers', { n: LAYERS - 127 }).replace(String(LAYERS - 127), number(LAYERS - 127));
  assert.ok((await strip.locator('title').last().textContent()).startsWith(others));
  await screen(page, `long_lists.${who.language}`);
  await axe(page);

  const chip = (at) => page.getByRole('button', { name: `${say('common', 'copy')} ${layerDigits(at).slice(0, 12)}`, exact: true });
  await layers.on('rows_after');
  await layers.shows(41, 80, LAYERS);
  await chip(40).waitFor();
  assert.equal(await chip(0).count(), 0);
  await layers.on('rows_before');
  await layers.shows(1, 40, LAYERS);
  await layers.go(LAYERS);
  await chip(LAYERS - 1).waitFor();
  const history = turn(say('image', 'history'));
  await history.go(LAYERS);
  await main.getByText(`step ${LAYERS}`, { exact: true }).waitFor();
  const last = `name${LINES - 1}`;
  for (const list of ['environment', 'labels']) {
    const rows = turn(say('image', list));
    await rows.shows(1, 40, LINES);
    assert.equal(await main.getByText(last, { exact: true }).count(), list === 'labels' ? 1 : 0);
    await rows.go(LINES);
    await rows.shows(LINES - 39, LINES, LINES);
  }
  assert.equal(await main.getByText(last, { exact: true }).count(), 2);
  await press(main.getByText(say('image', 'chains'), { exact: true }).first());
  const chains = turn(say('image', 'chains'));
  await chains.go(LAYERS);
  await page.getByRole('button', { name: `${say('common', 'copy')} ${digits('d', LAYERS - 1).slice(0, 12)}`, exact: true }).waitFor();
  await assertSmall(page);
});

eachPerson('two such images are compared, and one is led to each difference wherever it is', async (t, who) => {
  const images = { hostile: hostile(), other: hostile({ layer: 5_000, label: LINES - 1 }) };
  const { page, say, press, button, turn, number } = await begin(t, who, 'hostile?compare=other', images);
  const table = page.getByRole('table');
  await turn(say('image', 'labels')).shows(1, 40, LINES);
  await assertSmall(page, TWICE);
  const focused = table.locator('tr:focus');
  const next = async () => {
    await press(button(say('compare', 'next')));
    await focused.waitFor();
    return focused.getByRole('rowheader').innerText();
  };
  assert.equal(await next(), number(5_001), 'the first difference is a layer in the middle');
  await press(button(say('compare', 'next')));
  await table.locator('tr:focus[data-nth="1"]').waitFor();
  await press(button(say('compare', 'next')));
  await table.locator('tr:focus[data-nth="2"]').waitFor();
  assert.equal(await focused.getByRole('rowheader').innerText(), `name${LINES - 1}`, 'the last is the last label');
  await turn(say('image', 'labels')).shows(LINES - 39, LINES, LINES);
  await assertSmall(page, TWICE);
  await screen(page, `long_lists.compare.${who.language}`);
});

eachPerson('of an index with thousands of platforms few are in the list, and all are reached', async (t, who) => {
  const count = 10_000;
  const child = (at) => ({
    descriptor: { mediaType: TYPES.oci.manifest, digest: `sha256:${digits('c', at)}`, size: 9 },
    platform: { os: 'linux', architecture: `m${at + 1}` },
  });
  const first = { ...child(0), descriptor: blob(TYPES.oci.manifest, hostile().manifest.bytes).descriptor };
  const manifest = index([first, ...numbered(count - 1, (at) => child(at + 1))]);
  const images = { index: { manifest }, [first.descriptor.digest]: hostile() };
  const { page, say, turn } = await begin(t, who, 'index', images);
  const platforms = page.getByRole('combobox', { name: say('image', 'platform_switch'), exact: true });
  await platforms.waitFor();
  assert.equal(await platforms.inputValue(), 'linux/m1');
  assert.equal(await platforms.locator('option').count(), 40);
  const list = turn(say('image', 'platform_switch'));
  await list.go(count);
  await list.shows(count - 39, count, count);
  await platforms.locator(`option[value="linux/m${count}"]`).waitFor({ state: 'attached' });
  assert.equal(await platforms.inputValue(), 'linux/m1', 'what is chosen stays chosen');
  await assertSmall(page);
});
