// A registry that asks who one is for ever, or sends whoever asks to another origin, at every endpoint. Nothing goes round
// in circles, and no credential is told to anybody else: the records of both say so (security notes C1, C8, C10).

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, screen } from './support/browser.mjs';
import { CHAIN, IMAGE, PILOT, before, notice, say as said } from './support/liar.mjs';
import { led } from './support/liar_lies.mjs';
import { draws } from './support/liar_watch.mjs';
import { eachPerson } from './support/person.mjs';
import { PATIENCE, within } from './support/within.mjs';

after(closeBrowser);

const UNAUTHORIZED = { status: 401, json: { errors: [{ code: 'UNAUTHORIZED', message: 'who is there' }] } };
const BASIC = said({ ...UNAUTHORIZED, headers: { 'WWW-Authenticate': 'Basic realm="harbour"' } });
const of = (name) => ({ say }) => say('tags', 'attempt_tags', { name });

/** Asks who one is, and is content with any answer. */
const guarded = (stack) => (request, response) => (request.headers.authorization ? stack.truthfully : BASIC)(request, response);

for (const api of ['v2', 'v1']) eachPerson(`a registry of ${api} that refuses whoever asks is asked a few times and no more`, async (t, who) => {
  const person = await before(t, who, { api, lies: (stack) => stack.lie(/./, BASIC) });
  const { page, say, press, button, stack, signIn } = person;
  const alert = notice(person, of(PILOT)(person), 'unauthorized');
  await alert.waitFor();
  await press(button(say('notice', 'sign_in'), alert));
  await signIn('captain', 'harbour-1914');
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await draws(page);
  const asked = stack.asked();
  assert.ok(asked.length <= 6, asked.map(({ url }) => url).join(' '));
  assert.ok(asked.some(({ headers }) => headers.authorization?.startsWith('Basic ')), 'the password was tried');
  assert.deepEqual(stack.askedElsewhere(), []);
  await page.waitForLoadState('networkidle');
  assert.equal(stack.asked().length, asked.length, 'nothing is asked by itself');
});

eachPerson('a registry that takes none of the tokens it gives is asked a few times and no more', async (t, who) => {
  const lies = (stack) => {
    const bearer = `Bearer realm="${stack.liar}/token",service="harbour"`;
    stack.lie(/^\/v2/, { ...UNAUTHORIZED, headers: { 'WWW-Authenticate': bearer } });
    stack.lie(/^\/token/, said({ json: { token: 'a-token', expires_in: 300 } }));
  };
  const person = await before(t, who, { lies });
  await notice(person, of(PILOT)(person), 'unauthorized').waitFor();
  await draws(person.page);
  const asked = person.stack.asked().map(({ url }) => url.split('?')[0]);
  assert.ok(asked.length <= 5, asked.join(' '));
  assert.deepEqual(person.stack.askedElsewhere(), []);
});

eachPerson('a realm that gives out another realm each time is not followed for ever', async (t, who) => {
  let times = 0;
  const lies = (stack) => {
    const anew = (request, response) =>
      said({ ...UNAUTHORIZED, headers: { 'WWW-Authenticate': `Bearer realm="${stack.liar}/token/${(times += 1)}"` } })(request, response);
    stack.lie(/./, anew);
  };
  const person = await before(t, who, { lies });
  await notice(person, of(PILOT)(person), 'unauthorized').waitFor();
  await draws(person.page);
  assert.ok(times <= 12, `${times} requests`);
});

/** Where a registry sends on, as whom it is asked by then, and what is said of it. */
const [CONFIG, LAYER] = IMAGE.blobs.map(({ descriptor }) => descriptor.digest);
const opened = `/${PILOT}:1.0`;
const ENDPOINTS = {
  'the catalog': { path: /_catalog/, at: '', attempt: ({ say }) => say('repositories', 'attempt') },
  'the tags': { path: /tags\/list/, attempt: of(PILOT) },
  'a manifest': { path: /manifests\/1\.0$/, at: opened, attempt: ({ say }) => say('image', 'attempt_open', { name: `${PILOT}:1.0` }) },
};

for (const [what, { path, at, attempt }] of Object.entries(ENDPOINTS)) {
  eachPerson(`what another origin answers in place of ${what} is not used, and the password does not go there`, async (t, who) => {
    const person = await signedIn(t, who, (stack) => stack.lie(path, led(stack.elsewhere)), { at });
    const alert = notice(person, attempt(person), 'redirected');
    await alert.getByText(new URL(person.stack.elsewhere).host).waitFor();
    await draws(person.page);
    assert.ok(person.stack.askedElsewhere().length > 0, 'the browser follows by itself');
    await screen(person.page, `liar-led.${what.replaceAll(' ', '-')}.${who.language}`);
  });
}

eachPerson('blobs and referrers that are sent on come without a password, and are verified', async (t, who) => {
  const lies = (stack) => stack.lie(/(blobs|referrers)\//, led(stack.elsewhere));
  const person = await signedIn(t, who, lies, { at: opened });
  const { page, say, press, button, stack } = person;
  // The other origin answers an object, which is neither the configuration nor the layer.
  await notice(person, say('image', 'attempt_config'), 'digest').waitFor();
  await press(button(say('image', 'download_layer', { id: LAYER.slice(7, 19) })));
  await within(PATIENCE, 'the layer is asked for elsewhere', () => stack.askedElsewhere().some(({ url }) => url.includes(LAYER)));
  assert.ok(stack.askedElsewhere().some(({ url }) => url.includes(CONFIG)));
  await draws(page);
});

for (const [api, path] of [['v2', /manifests\//], ['v1', /\/tags\/1\.1$/]]) {
  eachPerson(`a deletion in ${api} that is sent on is not carried there`, async (t, who) => {
    const lies = (stack) => stack.lie(path, led(stack.elsewhere), ['DELETE', 'PUT']);
    const person = await signedIn(t, who, lies, { api });
    const { page, say, press, button, field, tick, stack } = person;
    await tick(field(say('tags', 'select', { name: '1.1' })));
    await press(button(say('tags', 'delete_picked', { n: 1 })));
    const dialog = page.getByRole('dialog');
    await press(dialog.getByRole('button', { name: say('tags', 'delete_one_act'), exact: true }));
    await within(PATIENCE, 'a deletion is asked for', () => stack.asked().some(({ method }) => ['DELETE', 'PUT'].includes(method)));
    await dialog.getByRole('alert').waitFor();
    assert.deepEqual(stack.askedElsewhere().filter(({ method }) => method !== 'OPTIONS'), []);
  });
}

const V1 = {
  'a tag of v1': {
    path: /\/tags\/1\.0$/, at: opened, attempt: ({ say }) => say('image', 'attempt_open', { name: `${PILOT}:1.0` }),
  },
  'a search of v1': { path: /search/, at: '', attempt: ({ say }) => say('repositories', 'attempt') },
  'the tags of v1': { path: /\/tags$/, attempt: of(PILOT) },
  'the JSON of a v1 image': {
    path: new RegExp(`${CHAIN[1].id}/json`), at: opened,
    attempt: ({ say }) => say('image', 'attempt_open', { name: `${PILOT}:1.0` }),
  },
};

for (const [what, { path, at, attempt }] of Object.entries(V1)) {
  eachPerson(`what another origin answers in place of ${what} is not used`, async (t, who) => {
    const lies = (stack) => {
      stack.origins.add(stack.elsewhere);
      stack.lie(path, led(stack.elsewhere, 302));
    };
    const person = await before(t, who, { api: 'v1', at, lies });
    await notice(person, attempt(person), 'redirected').waitFor();
    await draws(person.page);
  });
}

eachPerson('what hangs on an image and on a repository of v1 comes without a password where it is sent on', async (t, who) => {
  const wanted = ['layer', 'files', 'properties', `repositories/${PILOT}/json`];
  const person = await signedIn(t, who, (stack) => stack.lie(new RegExp(`/(${wanted.join('|')})$`), led(stack.elsewhere)), { api: 'v1', at: opened });
  const { page, say, press, button, stack } = person;
  const id = CHAIN[1].short;
  const there = (what) => within(PATIENCE, `${what} is asked for elsewhere`, () => stack.askedElsewhere().some(({ url }) => url.endsWith(what)));
  const goTo = (view) => page.evaluate((hash) => (location.hash = hash), `#/${stack.host}/${PILOT}?view=${view}`);
  await press(button(say('image', 'files_of', { id })));
  await notice(person, say('image', 'attempt_files'), 'redirected').waitFor();
  await press(button(say('image', 'download_layer', { id })));
  await there('layer');
  await goTo('about');
  for (const what of wanted) await there(what);
  stack.lie(/ancestry$/, led(stack.elsewhere));
  await goTo('tree');
  await there('ancestry');
  await page.getByRole('main').getByText(say('notice', 'redirected').split('{')[0].trim()).first().waitFor();
});

eachPerson('a token server that is sent on is believed nothing, and the password does not go there', async (t, who) => {
  const lies = (stack) => {
    const bearer = said({ ...UNAUTHORIZED, headers: { 'WWW-Authenticate': `Bearer realm="${stack.liar}/token",service="harbour"` } });
    stack.lie(/./, (request, response) => (request.headers.authorization?.startsWith('Bearer ') ? stack.truthfully : bearer)(request, response));
    stack.lie(/^\/token/, said({ json: { token: 'a-token', expires_in: 300 } }));
  };
  const person = await signedIn(t, who, (stack) => stack.lie(/^\/token/, led(stack.elsewhere)), { lies });
  await notice(person, of(PILOT)(person), 'redirected').waitFor();
  const asked = person.stack.asked().filter(({ url, headers }) => url.startsWith('/token') && headers.authorization);
  assert.ok(asked.length > 0, 'the token server of the registry was told who asks');
  assert.ok(person.stack.askedElsewhere().some(({ url }) => url.startsWith('/token')));
});

/**
 * Somebody who signed in with a password at a registry that wants one, before it lies.
 * @param at where that one goes then
 * @param lies how the registry wants to be told who asks; else a password with everything
 */
async function signedIn(t, who, more, { at = `/${PILOT}`, api, lies = (stack) => stack.lie(/./, guarded(stack)) } = {}) {
  const person = await before(t, who, {
    api,
    at: '',
    lies: (stack) => {
      stack.origins.add(stack.elsewhere);
      lies(stack);
    },
  });
  const { page, stack, link, signInFromMenu } = person;
  await signInFromMenu('captain', 'harbour-1914');
  await link(PILOT).waitFor();
  more(stack);
  if (at) await page.evaluate((hash) => (location.hash = hash), `#/${stack.host}${at}`);
  else await person.press(person.button(person.say('repositories', 'read_again')));
  return person;
}
