// An image: what it runs with, secrets behind a mask, how it was built, its files and its JSON; and its layers, which
// are downloaded byte for byte and held against the checksum the registry keeps.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after } from 'node:test';
import { written } from './support/all.mjs';
import { axe } from './support/axe.mjs';
import { closeBrowser, screen } from './support/browser.mjs';
import { sha256 } from './support/images.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { opensSandbox, startStack } from './support/stack.mjs';
import { figure, truthOf } from './support/truth.mjs';

after(closeBrowser);

const WHERE = 'team/checkout-api';

/** The image of a tag on the screen, with its layers read. */
async function begin(t, who, tag = 'latest', options = {}) {
  const stack = await startStack(t, { settings: opensSandbox });
  const truth = truthOf(stack.sandbox.index);
  const id = (await truth.tags(WHERE))[tag];
  const chain = (await truth.ancestry(id)).toReversed();
  const hash = `#/${new URL(stack.sandbox.index).host}/${WHERE}:${tag}`;
  const person = await sit(t, stack, who, { hash, ...options });
  const texts = (name, values) => person.say('image', name, values);
  await person.page.getByRole('heading', { level: 1, name: `checkout-api:${tag}` }).waitFor();
  const download = (one) => person.button(texts('download_layer', { id: one.slice(0, 12) }));
  await download(id).waitFor();
  return { ...person, person, stack, admin: stack.admin, truth, id, chain, texts, download };
}

eachPerson('it says what it runs with, how it was built, and shows a secret only when asked', async (t, who) => {
  const { page, person, truth, id, chain, texts, press, button } = await begin(t, who);
  const json = await truth.image(id);
  // All of its layers have been read.
  await page.getByRole('region', { name: texts('layers') }).getByText(texts('sizes_compressed')).waitFor();
  const whole = await page.getByRole('main').innerText();
  for (const port of Object.keys(json.config.ExposedPorts)) assert.ok(whole.includes(port), port);
  assert.ok(whole.includes(json.config.WorkingDir));
  const [secret, public_] = ['PAYMENT_API_TOKEN', 'JAVA_HOME'].map((name) =>
    json.config.Env.find((line) => line.startsWith(`${name}=`)).slice(name.length + 1),
  );
  assert.ok(whole.includes(public_));
  const everywhere = await written(page);
  assert.ok(everywhere.includes(public_) && !everywhere.includes(secret), 'nowhere on the page');
  const shown = page.getByRole('main').getByText(secret, { exact: true });
  assert.equal(await shown.count(), 0);
  const show = button(texts('show_value', { name: 'PAYMENT_API_TOKEN' })).first();
  await press(show);
  await shown.first().waitFor();
  await press(button(texts('hide_value', { name: 'PAYMENT_API_TOKEN' })).first());
  await shown.first().waitFor({ state: 'detached' });

  const history = page.getByRole('region', { name: texts('history') });
  const lines = history.getByRole('listitem');
  assert.equal(await lines.count(), chain.length, 'a line for each image');
  await history.getByText('/app/app.jar').first().waitFor();
  assert.match(await history.innerText(), /EXPOSE\s+8080\/tcp/);
  const layers = page.getByRole('region', { name: texts('layers') });
  const total = (await Promise.all(chain.map((one) => truth.size(one)))).reduce((sum, size) => sum + size, 0);
  const summary = texts('layer_count', { n: chain.length });
  await layers.getByText(summary).first().waitFor();
  assert.ok((await layers.innerText()).replace(/\s/g, '').includes(figure(total, who.language)), 'their size in all');

  await press(button(texts('show_json')));
  const raw = page.locator('pre').filter({ hasText: '"container_config"' });
  assert.deepEqual(JSON.parse(await raw.innerText()), json);
  await press(button(texts('hide_json')));
  await screen(page, `image.${who.language}`);
  await axe(page);
  assert.ok(person);
});

eachPerson('a tag is moved onto the image, and the one it was opened by is deleted, as in the repository', async (t, who) => {
  const { page, say, truth, id, texts, press, type, button, field } = await begin(t, who, '4.10.6');
  const before = await truth.tags(WHERE);
  await press(button(texts('set_tag')));
  const setting = page.getByRole('dialog', { name: say('repository', 'set_title') });
  await type(field(say('repository', 'set_name'), setting), 'latest');
  await setting.getByRole('button', { name: new RegExp(before.latest.slice(0, 12)) }).waitFor();
  await press(button(say('repository', 'move_act'), setting));
  await setting.waitFor({ state: 'detached' });
  assert.deepEqual(await truth.tags(WHERE), { ...before, latest: id });

  await press(button(texts('delete_tag')));
  const deleting = page.getByRole('dialog', { name: say('tags', 'delete_tag_title', { name: '4.10.6' }) });
  const others = Object.values(await truth.tags(WHERE)).filter((one) => one === id).length - 1;
  await deleting.getByText(say('tags', 'delete_tag_stays', { n: others })).waitFor();
  await press(button(say('tags', 'delete_one_act'), deleting));
  await page.getByRole('link', { name: 'latest', exact: true }).waitFor();
  const { '4.10.6': gone, ...rest } = { ...before, latest: id };
  assert.deepEqual(await truth.tags(WHERE), rest);
  assert.equal(gone, id);
});

eachPerson('its files are listed, filtered, and shut again', async (t, who) => {
  const { page, texts, press, type, button, field, chain } = await begin(t, who);
  const runtime = chain[1].slice(0, 12);
  await press(button(texts('files_of', { id: runtime })));
  const files = page.getByRole('region', { name: texts('files_of', { id: runtime }) });
  await files.getByText('fontconfig').first().waitFor();
  await type(field(texts('filter_files'), files), 'no such file anywhere');
  await files.getByText('fontconfig').first().waitFor({ state: 'detached' });
  await type(field(texts('filter_files'), files), 'fontconfig');
  await files.getByText('fontconfig').first().waitFor();
  await press(button(page.viewportSize() && who.say('common', 'close'), files));
  await files.waitFor({ state: 'detached' });
});

eachPerson('a layer comes down byte for byte, and fits its checksum', async (t, who) => {
  const { page, truth, texts, press, download, chain } = await begin(t, who);
  const [base, , third] = chain;
  for (const one of [base, third]) {
    const coming = page.waitForEvent('download');
    await press(download(one));
    const got = await coming;
    assert.equal(got.suggestedFilename(), `${one.slice(0, 12)}.tar.gz`);
    const held = await truth.layer(one);
    const saved = await readFile(await got.path());
    assert.equal(sha256(saved), sha256(held));
    const result = page.getByRole('row').filter({ hasText: `sha256:${sha256(held)}` });
    await result.getByText(texts('checksum_fits')).waitFor();
  }
  await screen(page, `image.saved.${who.language}`);
});

eachPerson('bytes that were changed on the way are said not to fit', async (t, who) => {
  const { page, admin, texts, press, download, chain } = await begin(t, who);
  await admin.fault({ method: 'GET', path: `/v1/images/${chain[1]}/layer`, flip: true });
  await press(download(chain[1]));
  await page.getByText(texts('checksum_differs')).waitFor();
  assert.equal(await page.getByText(texts('checksum_fits')).count(), 0);
  await screen(page, `image.differs.${who.language}`);
});

eachPerson('a slow download shows how far it is, and stops when told', async (t, who) => {
  const { page, truth, admin, texts, press, button, download, chain } = await begin(t, who);
  const one = chain[2];
  const held = (await truth.layer(one)).length;
  let came = false;
  page.on('download', () => (came = true));
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith(`/v1/images/${one}/layer`));
  await admin.fault({ method: 'GET', path: `/v1/images/${one}/layer`, stall: Math.floor(held * 0.8), times: 1 });
  await press(download(one));
  const bar = page.getByRole('progressbar', { name: texts('downloading', { id: one.slice(0, 12) }) });
  await bar.and(page.locator(`[max="${held}"]`)).waitFor();
  await press(button(texts('stop_download', { id: one.slice(0, 12) })));
  await failed;
  await download(one).waitFor();
  assert.ok(!came, 'half a layer is not saved');
  assert.equal(await page.getByRole('alert').count(), 0, 'what was only stopped is no failure');
});

eachPerson('the reading of its layers tells how far it is, is stopped, and goes on', async (t, who) => {
  const held = [];
  let holding = true;
  const prepare = (page) => page.route(/\/v1\/images\/[0-9a-f]+\/json$/, async (route) => {
    if (!holding) return route.continue();
    held.push(route.request().url());
    // The first is the image itself, without which there is no screen.
    return held.length > 1 ? undefined : route.continue();
  });
  const { page, say, chain, texts, press, button, truth } = await begin(t, who, 'latest', { prepare });
  const layers = page.getByRole('region', { name: texts('layers') });
  await layers.getByText(texts('layers_so_far', { n: 1, all: chain.length })).waitFor();
  await press(button(texts('stop'), layers));
  await layers.getByText(texts('layers_unread', { n: chain.length - 1 })).waitFor();
  const left = page.getByRole('region', { name: texts('history') }).getByText(texts('not_read'), { exact: true });
  assert.equal(await left.count(), chain.length - 1, 'what was not read says so');
  assert.equal(await page.locator('.pt-ghost').count(), 0, 'and nothing looks as if it were coming');
  holding = false;
  await press(button(say('common', 'try_again'), layers));
  await layers.getByText(texts('sizes_compressed')).waitFor();
  assert.equal(await button(texts('stop'), layers).count(), 0);
  const total = (await Promise.all(chain.map((one) => truth.size(one)))).reduce((sum, size) => sum + size, 0);
  assert.ok((await layers.innerText()).replace(/\s/g, '').includes(figure(total, who.language)), 'their size in all');
});
