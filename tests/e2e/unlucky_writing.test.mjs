// The network dies and comes back at every single request of what changes something, once before the request arrives and
// once after it was carried out, when only the answer is lost. Each time the screen says so, going on completes it, and
// the registry holds in the end what it would hold had nothing happened: nothing is lost, nothing is done twice.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, heading } from './support/browser.mjs';
import { chain, files } from './support/images.mjs';
import { startLine } from './support/outage.mjs';
import { byTurns, sit } from './support/person.mjs';
import { registryAt } from './support/push.mjs';
import { startStack } from './support/stack.mjs';
import { stillness, weather } from './support/storm.mjs';
import { truthOf } from './support/truth.mjs';

after(closeBrowser);

const BERTHS = 'team/berth-planner';
const PILOTAGE = 'team/pilotage';

/** A registry behind a line, and a person before one of its screens. */
async function begin(t, who, { hash, ready, ...options }) {
  const stack = await startStack(t, options);
  const line = await startLine(t, stack.sandbox.index);
  stack.origins.add(line.address);
  const api = options.serves ?? 'v1';
  stack.site.says({ registries: [{ name: 'Harbour', address: line.address, api, ...(api === 'v1' ? { standalone: true } : {}) }] });
  const person = await sit(t, stack, who, { hash: `#/${hash(line.host)}` });
  const { page, say } = person;
  await ready(person);
  const still = stillness(page, line);
  await still();
  const dialog = page.getByRole('dialog');
  const main = page.getByRole('main');
  const tryAgain = (inside) => inside.getByRole('button', { name: say('common', 'try_again'), exact: true });
  /** Presses the act of the dialog again, or what reads again when it has nothing to act on. */
  const again = async () => {
    const act = dialog.locator('button[type=submit]:not([aria-disabled])');
    if (await act.count()) return act.click();
    return tryAgain((await dialog.count()) ? dialog : main).first().click();
  };
  const told = () => dialog.getByRole('alert').or(main.getByRole('alert')).or(tryAgain(main));
  const through = async (done, more = {}) => {
    line.storm(more.such);
    await more.act?.();
    await weather(line, still, { done, told, again, ...more });
    await still();
    line.calm();
    const writes = line.deaths().filter((one) => !/^(GET|HEAD) /.test(one));
    assert.deepEqual([...new Set(writes.map((one) => one.split(' ').at(-1)))].toSorted(), ['after', 'before']);
    return writes;
  };
  return { ...person, stack, line, dialog, main, through, truth: truthOf(stack.sandbox.index), held: registryAt(stack.sandbox.index) };
}

const onTags = (repository, row) => ({
  hash: (host) => `${host}/${repository}`,
  ready: ({ link }) => link(row).waitFor(),
});
const pick = async ({ field, tick, press, button, say }, tags) => {
  for (const name of tags) await tick(field(say('tags', 'select', { name })));
  await press(button(say('tags', 'delete_picked', { n: tags.length })));
};

byTurns('v1: a tag is set through all of it, and points where it should', async (t, who) => {
  const { say, press, type, button, field, dialog, through, truth, link } = await begin(t, who, onTags(BERTHS, '1.0.0'));
  const texts = (name) => say('repository', name);
  const before = await truth.tags(BERTHS);
  await press(button(texts('set_tag')));
  await type(field(texts('set_name'), dialog), 'lighthouse');
  await dialog.getByRole('combobox', { name: texts('set_image') }).selectOption('1.0.0');
  await through(() => link('lighthouse'), { act: () => press(button(texts('set_act'), dialog)) });
  assert.deepEqual(await truth.tags(BERTHS), { ...before, lighthouse: before['1.0.0'] });
});

byTurns('v1: tags are deleted through all of it, and the others stay', async (t, who) => {
  const person = await begin(t, who, onTags(BERTHS, '1.0.0'));
  const { say, press, type, button, dialog, line, through, truth, link } = person;
  const { '0.9.0': one, latest: two, ...rest } = await truth.tags(BERTHS);
  assert.ok(one && two);
  await pick(person, ['0.9.0', 'latest']);
  await type(dialog.getByRole('textbox'), `${line.host}/${BERTHS}`);
  const gone = link('0.9.0').or(link('latest'));
  await through(() => link('1.0.0').and(person.main.filter({ hasNot: gone }).locator('*')).first(), {
    act: () => press(button(say('tags', 'delete_many_act', { n: 2 }), dialog)),
  });
  assert.deepEqual(await truth.tags(BERTHS), rest);
});

byTurns('v1: a repository is created through all of it, once', async (t, who) => {
  const person = await begin(t, who, { hash: (host) => host, ready: ({ link }) => link(BERTHS).waitFor() });
  const { page, say, press, type, button, field, dialog, through, stack } = person;
  const texts = (name) => say('repositories', name);
  await press(button(texts('create')));
  await type(field(texts('namespace'), dialog), 'team');
  await type(field(texts('name'), dialog), 'sextant');
  await through(() => heading(page, 'team/sextant'), { act: () => press(button(texts('create_act'), dialog)) });
  const found = await (await fetch(`${stack.sandbox.index}/v1/search?q=sextant`)).json();
  assert.deepEqual(found.results.map(({ name }) => name), ['team/sextant']);
});

byTurns('v1: a repository is deleted through all of it, and no other', async (t, who) => {
  const person = await begin(t, who, onTags(BERTHS, '1.0.0'));
  const { page, say, press, type, button, dialog, line, through, stack } = person;
  const names = async () => (await (await fetch(`${stack.sandbox.index}/v1/search?q=&n=100`)).json()).results.map(({ name }) => name);
  const before = await names();
  await press(button(say('repository', 'delete')));
  await type(dialog.getByRole('textbox'), `${line.host}/${BERTHS}`);
  await through(() => heading(page, line.host), { act: () => press(dialog.locator('button[type=submit]')) });
  assert.deepEqual(await names(), before.filter((name) => name !== BERTHS));
});

byTurns('v1: images are put in through all of it, whole', async (t, who) => {
  const person = await begin(t, who, {
    hash: (host) => `~insert/${host}/${BERTHS}`,
    ready: ({ page, say }) => page.getByText(say('parts', 'choose_files')).first().waitFor(),
  });
  const { page, say, press, type, chooseFiles, button, field, through, truth, main } = person;
  const texts = (name, values) => say('insert', name, values);
  const [base, app] = chain('base', 'app');
  await chooseFiles(files(base, app));
  await type(field(texts('tag')), '7.0');
  const act = button(texts('insert_images', { n: 2 }));
  await act.and(page.locator(':not([aria-disabled])')).waitFor();
  await through(() => page.getByText(texts('all_in', { n: 2 }), { exact: true }), {
    act: () => press(act),
    again: () => button(texts('retry_rest'), main).click(),
    // The list of tags only adds what the tag points at now.
    such: ({ method, url }) => !(method === 'GET' && url.endsWith('/tags')),
  });
  assert.equal((await truth.tags(BERTHS))['7.0'], app.id);
  assert.deepEqual(await truth.ancestry(app.id), [app.id, base.id]);
  for (const made of [base, app]) {
    assert.deepEqual(await truth.layer(made.id), made.layer);
    assert.deepEqual(await truth.image(made.id), JSON.parse(made.json));
  }
});

byTurns('v1: where the tags of the repository do not come, the screen of an insert says so and reads them again', async (t, who) => {
  const { page, say, press, type, chooseFiles, button, field, main, line, truth } = await begin(t, who, {
    hash: (host) => `~insert/${host}/${BERTHS}`,
    ready: ({ page, say }) => page.getByText(say('parts', 'choose_files')).first().waitFor(),
  });
  line.storm(({ method, url }) => method === 'GET' && url.endsWith('/tags'));
  await page.reload();
  const attempt = say('tags', 'attempt_tags', { name: BERTHS });
  const notice = main.getByRole('alert').filter({ hasText: say('notice', 'failed', { attempt }) });
  await notice.waitFor();
  line.calm();
  const [taken] = Object.keys(await truth.tags(BERTHS));
  await chooseFiles(files(...chain('base', 'app')));
  await type(field(say('insert', 'tag')), taken);
  const [before, moves] = say('insert', 'tag_moves').split('{tag}');
  const hint = page.getByText(`${before}${taken}${moves}`, { exact: true });
  await button(say('insert', 'insert_images', { n: 2 })).and(page.locator(':not([aria-disabled])')).waitFor();
  assert.equal(await hint.count(), 0, 'nobody knows yet whether the tag is in use');
  await press(button(say('common', 'try_again'), notice));
  await hint.waitFor();
  assert.equal(await main.getByRole('alert').count(), 0);
});

/** All that changes something, and what is read of the tags it is about: the rest of a long list is no part of it. */
const about = (...tags) => ({ method, url }) => !['GET', 'HEAD'].includes(method) || tags.some((tag) => url.endsWith(`/${tag}`));

const v2 = { serves: 'v2', v2: { server: 'distribution' } };

byTurns('v2: a tag is moved through all of it, with the same bytes', async (t, who) => {
  const person = await begin(t, who, { ...v2, ...onTags(PILOTAGE, '1.1.0') });
  const { say, press, type, button, field, dialog, through, held, main } = person;
  const texts = (name) => say('repository', name);
  const before = await held.tagged(PILOTAGE);
  await press(button(texts('set_tag')));
  await type(field(texts('set_name'), dialog), 'stable');
  await dialog.getByRole('combobox', { name: texts('set_image') }).selectOption('1.1.0');
  const row = main.getByRole('row').filter({ has: person.link('stable') });
  await button(texts('move_act'), dialog).waitFor();
  await through(() => row.getByText(before['1.1.0'].slice(7, 19)), { such: about('stable', '1.1.0'), act: () => press(button(texts('move_act'), dialog)) });
  assert.deepEqual(await held.tagged(PILOTAGE), { ...before, stable: before['1.1.0'] });
});

byTurns('v2: an image is copied through all of it, with all it stands on', async (t, who) => {
  const person = await begin(t, who, { ...v2, ...onTags(PILOTAGE, '1.0.0') });
  const { say, press, type, tick, button, field, dialog, through, held, stack } = person;
  const texts = (name, values) => say('manifests', name, values);
  const before = await held.tagged(PILOTAGE);
  await tick(field(say('tags', 'select', { name: '1.0.0' })));
  await press(button(texts('copy')));
  await type(field(texts('copy_to'), dialog), 'team/second');
  const name = 'team/second:1.0.0';
  await through(() => dialog.getByText(texts('copy_done', { name })).or(dialog.getByText(texts('copy_same', { name }))), {
    such: about('1.0.0'),
    act: () => press(button(texts('copy_act'), dialog)),
  });
  assert.deepEqual(await held.tagged('team/second'), { '1.0.0': before['1.0.0'] });
  assert.deepEqual(await held.tagged(PILOTAGE), before);
  const { layers, config } = await held.manifest('team/second', '1.0.0');
  for (const { digest } of [config, ...layers]) {
    const there = await fetch(`${stack.sandbox.index}/v2/team/second/blobs/${digest}`, { method: 'HEAD' });
    assert.equal(there.status, 200, digest);
  }
});

byTurns('v2: one tag of an image and a whole image are deleted through all of it, and the rest stays', async (t, who) => {
  const person = await begin(t, who, { ...v2, ...onTags(PILOTAGE, '1.1.0') });
  const { page, say, press, type, dialog, line, through, held, link, main } = person;
  const before = await held.tagged(PILOTAGE);
  const shared = Object.keys(before).find((tag) => Object.values(before).filter((digest) => digest === before[tag]).length > 1);
  const alone = Object.keys(before).find((tag) => Object.values(before).filter((digest) => digest === before[tag]).length === 1);
  const rest = Object.fromEntries(Object.entries(before).filter(([tag]) => tag !== shared && tag !== alone));
  await pick(person, [shared, alone]);
  await dialog.getByText(say('manifests', 'image_goes')).or(dialog.getByText(say('manifests', 'image_stays'))).first().waitFor();
  await type(dialog.getByRole('textbox'), `${line.host}/${PILOTAGE}`);
  const gone = link(shared).or(link(alone));
  const writes = await through(() => main.filter({ hasNot: gone }).filter({ hasNot: page.getByRole('alert') }), {
    such: about(shared, alone),
    act: () => press(dialog.locator('button[type=submit]')),
  });
  assert.ok(writes.length > 4);
  assert.deepEqual(await held.tagged(PILOTAGE), rest);
  assert.equal(await held.digest(PILOTAGE, before[shared]), before[shared], 'the image of the others stays');
  assert.equal(await held.digest(PILOTAGE, before[alone]), null);
});
