// Putting images in: pairs of files, roots first, step by step with progress; what is there already is skipped, what
// failed is tried again, and what the console says has gone in is really at the registry.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { assertAll } from './support/all.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { chain, files, image, sha256 } from './support/images.mjs';
import { eachPerson, everybody, sit } from './support/person.mjs';
import { opensApart, opensSandbox, startStack } from './support/stack.mjs';
import { tokenFor, truthOf } from './support/truth.mjs';

after(closeBrowser);

const WHERE = 'team/tide-tables';

/** The address of the screen that puts images in. */
const at = (stack, repository = WHERE) => `#/~insert/${new URL(stack.sandbox.index).host}/${repository}`;

/** What is done on the screen. */
function screenOf(person) {
  const { page, say, type, press, chooseFiles, button, field } = person;
  const texts = (name, values) => say('insert', name, values);
  const act = (n) => button(texts('insert_images', { n }));
  return {
    texts,
    act,
    choose: (...images) => chooseFiles(files(...images)),
    pairs: () => page.getByRole('table').first().getByRole('row').filter({ has: page.getByRole('button') }),
    tag: (name) => type(field(texts('tag')), name),
    /** Begins, once nothing is missing any more. */
    begin: async (n) => {
      await act(n).and(page.locator(':not([aria-disabled])')).waitFor();
      await press(act(n));
    },
    /** The result of every step, by what the step is called. */
    results: async () => {
      const rows = page.getByRole('table').last().getByRole('row');
      return (await rows.allInnerTexts()).map((row) => row.split(/[\t\n]+/).map((cell) => cell.trim()));
    },
    done: (n) => page.getByText(texts('all_in', { n }), { exact: true }).waitFor(),
  };
}

everybody('images go in, roots first, and the registry has them', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const [base, runtime, app] = chain('base', 'runtime', 'app');
  const person = await sit(t, stack, who, { hash: at(stack) });
  const { page, link, press } = person;
  const insert = screenOf(person);
  // In the wrong order on purpose.
  await insert.choose(app, base, runtime);
  await insert.pairs().nth(2).waitFor();
  const shown = await insert.pairs().allInnerTexts();
  assert.deepEqual(shown.map((row) => row.trim().slice(0, 12)), [base.short, runtime.short, app.short]);
  await insert.tag('7.0');
  await stack.admin.forgetRequests();
  await insert.begin(3);
  await insert.done(3);
  await page.getByText(insert.texts('tag_points', { tag: '7.0', id: app.short }), { exact: true }).waitFor();
  await screen(page, `insert.done.${who.language}`);

  const puts = (await stack.admin.requests()).filter(({ method }) => method === 'PUT').map(({ path }) => path);
  const steps = [base, runtime, app].flatMap(({ id }) =>
    ['json', 'layer', 'checksum'].map((what) => `/v1/images/${id}/${what}`),
  );
  const repository = `/v1/repositories/${WHERE}`;
  assert.deepEqual(puts, [`${repository}/`, ...steps, `${repository}/tags/7.0`, `${repository}/images`]);

  const truth = truthOf(stack.sandbox.index);
  assert.equal((await truth.tags(WHERE))['7.0'], app.id);
  assert.deepEqual(await truth.ancestry(app.id), [app.id, runtime.id, base.id]);
  for (const made of [base, runtime, app]) {
    assert.equal(sha256(await truth.layer(made.id)), sha256(made.layer));
    assert.deepEqual(await truth.image(made.id), JSON.parse(made.json));
  }
  const listed = (await truth.images(WHERE)).map(({ id }) => id);
  assert.ok([base, runtime, app].every(({ id }) => listed.includes(id)), 'the index was told');

  await press(link(insert.texts('open_image')));
  await page.getByRole('heading', { level: 1, name: 'tide-tables:7.0' }).waitFor();
});

eachPerson('an image that is there already is skipped, and says so', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const person = await sit(t, stack, who, { hash: at(stack) });
  const insert = screenOf(person);
  const [base, app] = chain('base', 'app');
  await insert.choose(base);
  await insert.tag('one');
  await insert.begin(1);
  await insert.done(1);
  await person.press(person.button(insert.texts('insert_more')));
  await insert.choose(base, app);
  await insert.tag('two');
  await insert.begin(2);
  await insert.done(2);
  await person.page.getByText(insert.texts('were_there', { n: 1 })).waitFor();
  const results = await insert.results();
  const said = results.map((row) => row.at(-1));
  assert.equal(said.filter((text) => text === insert.texts('exists_already')).length, 1);
  assert.equal(said.filter((text) => text === insert.texts('not_needed')).length, 2);
  await screen(person.page, `insert.skipped.${who.language}`);
  const truth = truthOf(stack.sandbox.index);
  assert.deepEqual(await truth.ancestry(app.id), [app.id, base.id]);
  assert.equal((await truth.tags(WHERE)).two, app.id);
});

eachPerson('a fault in the middle leaves counts behind, and the rest can be tried again', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const person = await sit(t, stack, who, { hash: at(stack) });
  const insert = screenOf(person);
  const [base, app] = chain('base', 'app');
  await stack.admin.fault({ method: 'PUT', path: `/v1/images/${app.id}/layer`, status: 500, times: 1 });
  await insert.choose(base, app);
  await insert.tag('torn');
  await insert.begin(2);
  const notice = person.page.getByRole('alert').filter({ hasText: insert.texts('attempt_layer', { id: app.short }) });
  // Announce, three for the first image, the JSON of the second; its layer failed; checksum, tag and list are left.
  await notice.getByText(insert.texts('counts', { done: 5, skipped: 0, failed: 1, left: 3 })).waitFor();
  await notice.getByText(insert.texts('tag_not_set')).waitFor();
  await notice.getByText(insert.texts('rest_is', { n: 4 })).waitFor();
  await screen(person.page, `insert.failed.${who.language}`);
  const truth = truthOf(stack.sandbox.index);
  assert.equal((await truth.tags(WHERE)).torn, undefined);
  await stack.admin.forgetRequests();
  await person.press(person.button(insert.texts('retry_rest')));
  await insert.done(2);
  const puts = (await stack.admin.requests()).filter(({ method }) => method === 'PUT').map(({ path }) => path);
  assert.deepEqual(puts.slice(0, 2), [`/v1/images/${app.id}/layer`, `/v1/images/${app.id}/checksum`]);
  assert.equal(puts.length, 4, 'what was done is not done again');
  assert.equal((await truth.tags(WHERE)).torn, app.id);
  assert.equal(sha256(await truth.layer(app.id)), sha256(app.layer));
});

eachPerson('an insert is stopped, stays where it was, and goes on', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const person = await sit(t, stack, who, { hash: at(stack) });
  const insert = screenOf(person);
  const only = image('only');
  await stack.admin.fault({ method: 'PUT', path: `/v1/images/${only.id}/layer`, hang: true, times: 1 });
  await insert.choose(only);
  await insert.begin(1);
  await person.page.getByText(insert.texts('step_of', { n: 3, all: 5 })).waitFor();
  // All bytes are sent; the registry has not answered.
  await person.page.getByText(insert.texts('waiting')).waitFor();
  await person.press(person.button(insert.texts('stop')));
  await person.page.getByText(insert.texts('step_stopped', { n: 3, all: 5 })).waitFor();
  await person.page.getByText(insert.texts('counts', { done: 2, skipped: 0, failed: 1, left: 2 })).waitFor();
  await person.press(person.button(insert.texts('retry_rest')));
  await insert.done(1);
  assert.ok(await truthOf(stack.sandbox.index).has(only.id));
});

eachPerson('progress is seen while a layer is sent', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const person = await sit(t, stack, who, { hash: at(stack) });
  const insert = screenOf(person);
  const noise = Buffer.alloc(3_000_000, Buffer.from(sha256('noise') + sha256('more noise')));
  const large = { ...image('large'), layer: noise };
  const seen = watchProgress(person.page);
  await insert.choose(large);
  await slowDown(person, 1_500_000);
  await insert.begin(1);
  await insert.done(1);
  const values = await seen();
  assert.ok(values.some((value) => value > 0 && value < noise.length), `between nothing and all: ${values}`);
  assert.equal(values.at(-1), noise.length);
  assert.deepEqual(values, values.toSorted((a, b) => a - b), 'never back');
  assert.equal(sha256(await truthOf(stack.sandbox.index).layer(large.id)), sha256(noise));
});

/** A line that carries so many bytes a second upwards. */
async function slowDown({ page, context }, uploadThroughput) {
  const line = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
  await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', line);
}

/** Collects every value that a bar of the page takes; the promise of it is asked at the end. */
function watchProgress(page) {
  const begun = page.evaluate(() => {
    window.__values = [];
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const look = () => roots.forEach((root) => root.querySelectorAll('progress').forEach(({ value }) => {
      if (window.__values.at(-1) !== value) window.__values.push(value);
    }));
    const watcher = new MutationObserver(look);
    roots.forEach((root) => watcher.observe(root, { subtree: true, childList: true, attributes: true }));
  });
  return async () => (await begun, page.evaluate(() => window.__values));
}

eachPerson('wrong pairs are explained and hold the insert up', async (t, who) => {
  const stack = await startStack(t, { settings: opensSandbox });
  const person = await sit(t, stack, who, { hash: at(stack) });
  const { page, button } = person;
  const { texts, act } = screenOf(person);
  const sound = image('sound');
  const orphan = image('orphan', { on: image('never pushed') });
  const wrong = [
    ['alone.json', sound.json, 'fault_layer_missing'],
    ['bare.tar.gz', sound.layer, 'fault_json_missing'],
    ['list.json', '[]', 'fault_not_json'],
    ['list.tar.gz', sound.layer],
    ['short.json', '{"id":"abc"}', 'fault_bad_id'],
    ['short.tar.gz', sound.layer],
    ['father.json', JSON.stringify({ id: sha256('father'), parent: '../x' }), 'fault_bad_parent'],
    ['father.tar.gz', sound.layer],
  ];
  const upload = wrong.map(([name, content]) => ({ name, mimeType: '', buffer: Buffer.from(content) }));
  await person.chooseFiles([...upload, ...files(orphan)]);
  for (const [name, , fault] of wrong.filter(([, , fault]) => fault)) {
    await page.getByRole('row').filter({ hasText: name }).getByText(texts(fault)).waitFor();
  }
  await page.getByRole('row').filter({ hasText: 'orphan.json' }).getByText(texts('parent_missing')).waitFor();
  assert.equal(await act(1).getAttribute('aria-disabled'), 'true');
  await screen(page, `insert.wrong.${who.language}`);
  for (const stem of ['alone', 'bare', 'list', 'short', 'father', 'orphan']) {
    await person.press(button(texts('take_out', { name: stem })));
  }
  await page.getByText(texts('nothing_chosen')).first().waitFor();
  assert.deepEqual((await stack.admin.requests()).filter(({ method }) => method === 'PUT'), []);
});

eachPerson('with Hub and registry apart, the Hub is told and only the registry gets layers', async (t, who) => {
  const stack = await startStack(t, { manner: 'apart', settings: opensApart });
  const person = await sit(t, stack, who, { hash: at(stack, 'team/sextant') });
  await person.signInFromMenu('captain', 'harbour-1914');
  const insert = screenOf(person);
  const [base, app] = chain('base', 'app');
  await insert.choose(app, base);
  await insert.tag('1.0');
  await stack.admin.forgetRequests();
  await insert.begin(2);
  await insert.done(2);
  const puts = (await stack.admin.requests()).filter(({ method }) => method === 'PUT');
  const [toHub, toRegistry] = ['index', 'registry'].map((part) => puts.filter(({ place }) => place === part));
  const repository = '/v1/repositories/team/sextant';
  assert.deepEqual(toHub.map(({ path }) => path), [`${repository}/`, `${repository}/images`]);
  assert.equal(toRegistry.length, 7);
  const header = ({ headers }, name) => headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  assertAll(toRegistry, (put) => header(put, 'authorization').startsWith('Token '), 'no password there');
  const list = JSON.parse(toHub[1].body);
  assert.deepEqual(list.map(({ id }) => id).toSorted(), [base.id, app.id].toSorted());
  assertAll(list, ({ checksum }) => /^sha256:[0-9a-f]{64}$/.test(checksum), 'with checksums');
  const truth = truthOf(stack.sandbox.registry, await tokenFor(stack.sandbox.index, 'team/sextant'));
  assert.equal((await truth.tags('team/sextant'))['1.0'], app.id);
  assert.deepEqual(await truth.ancestry(app.id), [app.id, base.id]);
});
