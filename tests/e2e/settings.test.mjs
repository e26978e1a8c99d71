// What whoever hosts the console decides: wrong settings stop it, and what they forbid is not offered, with the reason.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { assertAll, assertReads } from './support/all.mjs';
import { closeBrowser, heading, openConsole, screen } from './support/browser.mjs';
import { startRealStack } from './support/distribution.mjs';
import { listen } from './support/listen.mjs';
import { acts, eachPerson, sit } from './support/person.mjs';
import { asked, host, opensSandbox, startStack } from './support/stack.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);

const WRONG = [
  ['{\n  "registries": [],\n  "readOnly": "yes"\n}', 3, 'readOnly', 'not_bool', {}],
  ['{\n  "registries": [\n    { "address": "registry.example" },\n    { "address": "no address" }\n  ]\n}', 4,
    'registries[1].address', 'not_address', {}],
  ['{ "pageSize": 7 }', 1, 'pageSize', 'not_number', { low: 10, high: 1000 }],
  ['{\n  "open": \n', 2, 'config.json', 'not_json', { detail: '' }],
  ['{ "logo": "https://elsewhere.example/logo.png" }', 1, 'logo', 'not_picture', {}],
  ['{\n  "tokens": {\n    "--pt-accent": "url(x)"\n  }\n}', 3, 'tokens.--pt-accent', 'not_colour', {}],
  ['{ "help": [\n  { "label": "Wiki" } ] }', 2, 'help[0].address', 'missing', {}],
];

eachPerson('settings that are wrong stop the console, with line and reason', async (t, who) => {
  for (const [settings, line, field, reason, values] of WRONG) {
    const stack = await startStack(t, { manner: 'none', settings });
    const { page, say } = await sit(t, stack, who);
    await heading(page, say('shell', 'settings_title')).waitFor();
    const main = page.getByRole('main');
    await main.getByText(say('shell', 'settings_line', { file: 'config.json', line })).waitFor();
    await main.getByText(say('shell', 'settings_field', { field, reason: say('shell', reason, values) })).waitFor();
  }
});

eachPerson('where the settings are wrong no registry is asked, not even one that this browser knows', async (t, who) => {
  const stack = await startRealStack(t, { settings: (_, { address }) => ({ registries: [{ name: 'Harbour', address, api: 'v2' }] }) });
  const { page, say, link } = await sit(t, stack, who, { hash: `#/${stack.host}/harbour/shared` });
  await link('stable').waitFor();
  const sent = [];
  page.on('request', (request) => sent.push(new URL(request.url()).pathname));
  await page.route('**/config.json', (route) => route.fulfill({ contentType: 'application/json', body: '{ "allowOthers": "no" }' }));
  await page.reload();
  await heading(page, say('shell', 'settings_title')).waitFor();
  await page.waitForLoadState('networkidle');
  assert.ok(sent.some((path) => path.endsWith('/config.json')));
  assert.deepEqual(sent.filter((path) => path.includes('/v2/')), []);
});

test('the console of an installation has its name, picture, colours, language and help, and nothing was built for it', async (t) => {
  const ours = {
    title: 'Seilerhafen',
    logo: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"%3E%3Ccircle cx="10" cy="10" r="9"/%3E%3C/svg%3E',
    tokens: { '--pt-accent': 'rgb(120 40 140)', '--pt-paper': 'light-dark(#fff8ee, #201408)', '--pt-radius': '6px', '--pt-root': '18px' },
    language: 'zh-Hant',
    help: [
      { label: 'Handbuch', address: 'https://wiki.example/handbuch' },
      { address: 'https://wiki.example/' },
    ],
  };
  const stack = await startStack(t, { settings: (o, s) => ({ ...opensSandbox(o, s), ...ours }) });
  const { page } = await openConsole(t, stack);
  const say = words('zh-Hant');
  const bar = page.getByRole('banner');
  await page.getByRole('link', { name: 'team/tide-tables', exact: true }).waitFor();
  const mark = bar.getByRole('link', { name: ours.title, exact: true });
  await page.waitForFunction((picture) => picture.complete && picture.naturalWidth > 0, await mark.locator('img').elementHandle());
  await page.waitForFunction(() => document.title.endsWith('Seilerhafen'));
  await bar.getByRole('button', { name: say('shell', 'anonymous') }).waitFor();
  const colour = (locator, name) => locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
  const create = page.getByRole('main').getByRole('button', { name: say('repositories', 'create') });
  assert.equal(await colour(create, 'border-top-left-radius'), '6px');
  assert.equal(await colour(create, 'font-size'), `${18 * 0.8125}px`);
  assert.equal(await colour(page.locator('body'), 'background-color'), 'rgb(255, 248, 238)');
  assert.equal(await colour(bar.locator('xpath=..'), 'background-color'), 'rgb(255, 248, 238)');
  const help = (name) => page.getByRole('contentinfo').getByRole('link', { name, exact: true });
  assert.equal(await help('Handbuch').getAttribute('href'), 'https://wiki.example/handbuch');
  assert.equal(await help(say('shell', 'help')).getAttribute('href'), 'https://wiki.example/');
  await screen(page, 'settings.rebranded');
  // A theme is chosen by the person, and the colours follow it.
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await colour(page.locator('body'), 'background-color'), 'rgb(32, 20, 8)');
});

const offers = (page, say) => {
  const of = (section, name) => page.getByRole('main').getByText(say(section, name), { exact: true }).first();
  return {
    set: of('repository', 'set_tag'), insert: of('repository', 'insert'), delete: of('repository', 'delete'),
    create: of('repositories', 'create'),
  };
};
async function assertRefused(person, control, reason) {
  await control.waitFor();
  const element = control.locator('xpath=ancestor-or-self::*[self::button or self::a][1]');
  assert.equal(await element.getAttribute('aria-description'), person.say('capability', reason));
  assert.equal(await element.getAttribute('href'), null);
  await person.pressInVain(element);
}

eachPerson('a read-only registry is offered no writing, and says why', async (t, who) => {
  const stack = await startStack(t, { settings: (o, s) => ({ ...opensSandbox(o, s), readOnly: true }) });
  const person = await sit(t, stack, who);
  const { page, say, press, link } = person;
  await link('team/tide-tables').waitFor();
  await assertRefused(person, offers(page, say).create, 'read_only');
  await press(link('team/tide-tables'));
  await page.getByRole('row').nth(1).waitFor();
  for (const name of ['set', 'insert', 'delete']) await assertRefused(person, offers(page, say)[name], 'read_only');
  await page.goto(`${stack.address}#/~insert/${host(stack.sandbox.index)}/team/tide-tables`);
  await page.getByRole('main').getByText(say('capability', 'read_only')).first().waitFor();
  assert.ok(await page.locator('input[type=file]').isDisabled(), 'no files are asked for');
  await screen(page, `insert-read-only.${who.language}`);
  assert.equal(await page.getByRole('dialog').count(), 0);
  assertReads(await asked(stack.admin));
});

eachPerson('where deletes are off, everything else is offered', async (t, who) => {
  const stack = await startStack(t, { settings: (o, s) => ({ ...opensSandbox(o, s), deletes: false }) });
  const person = await sit(t, stack, who);
  const { page, say, press, link, button } = person;
  await press(link('team/tide-tables'));
  await page.getByRole('row').nth(1).waitFor();
  await assertRefused(person, offers(page, say).delete, 'deletes_off');
  await press(button(say('repository', 'set_tag')));
  await page.getByRole('dialog').waitFor();
  assertAll(await asked(stack.admin), ({ method }) => method !== 'DELETE');
});

eachPerson('where no others are allowed, none is contacted', async (t, who) => {
  const stack = await startStack(t, {
    settings: { registries: [{ address: 'https://registry.example', api: 'v1' }], allowOthers: false },
  });
  const at = host(stack.sandbox.index);
  const { page, say, press, type, button } = await sit(t, stack, who);
  await type(page.getByRole('main').getByLabel(say('connect', 'field')), at);
  await press(button(say('connect', 'connect')));
  await page.getByRole('alert').filter({ hasText: say('connect', 'not_allowed', { host: at }) }).waitFor();
  await page.goto(`${stack.address}#/${at}/team/tide-tables`);
  await heading(page, say('shell', 'not_allowed_title', { host: at })).waitFor();
  assert.deepEqual(await stack.admin.requests(), []);
});

for (const listed of [false, true]) {
  const title = listed ? 'in a frame of an origin that the settings list it writes' : 'in a foreign frame it only reads, and says why';
  eachPerson(title, async (t, who) => {
    let outer = '';
    const stack = await startStack(t, {
      settings: (o, s) => ({ ...opensSandbox(o, s), parents: listed ? [outer] : [] }),
    });
    outer = await frameAround(t, `${stack.address}#/${host(stack.sandbox.index)}/team/tide-tables`);
    stack.origins.add(outer);
    const framed = { ...stack, address: `${outer}/` };
    const { page, say } = await sit(t, framed, who);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('row').nth(1).waitFor();
    const inside = { ...acts(page, who.hand, say, frame), say };
    if (listed) {
      await inside.press(inside.button(say('repository', 'set_tag')));
      await frame.getByRole('dialog').waitFor();
      return;
    }
    for (const name of ['set', 'insert', 'delete']) await assertRefused(inside, offers(frame, say)[name], 'foreign_frame');
    await frame.getByText(say('shell', 'framed')).waitFor();
    await screen(page, `framed.${who.language}`);
    assertReads(await asked(stack.admin));
  });
}

/** A page at an origin of its own that has the console in a frame; gives its origin. */
async function frameAround(t, address) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(`<!DOCTYPE html><title>Outer</title><main><iframe title="console" width="1200" height="700" src="${address}"></iframe></main>`);
  });
  return (await listen(server, { t })).address;
}
