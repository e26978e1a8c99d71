// The connection doctor against real servers: each thing that can stand between a page and a registry is built for
// real, and told from the others.

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { assertAll, assertReads } from './support/all.mjs';
import { axe } from './support/axe.mjs';
import { closeBrowser, heading } from './support/browser.mjs';
import { startRealStack } from './support/distribution.mjs';
import { among, english, examine, is, report } from './support/examine.mjs';
import { CORS } from './support/front.mjs';
import { listen } from './support/listen.mjs';
import { sit } from './support/person.mjs';
import { asked, host, startStack } from './support/stack.mjs';

after(closeBrowser);

const EXPOSE = 'Access-Control-Expose-Headers';
/** The header fields of a registry that lets a page read all but one. */
const hiding = (name) => ({ ...CORS, [EXPOSE]: CORS[EXPOSE].split(', ').filter((one) => one !== name).join(', ') });
/** nginx that answers the preflight, with one more line. */
const nginx = (fields, more) => ({
  nginx: (upstream) => `    location / {
      if ($request_method = OPTIONS) {
${lines(fields, '')}
        return 204;
      }
${lines(fields, ' always')}
      ${more}
      proxy_set_header Host $http_host;
      proxy_pass ${upstream};
    }`,
});
const lines = (fields, end) => Object.entries(fields).map(([name, value]) => `      add_header ${name} "${value}"${end};`).join('\n');

test('nobody listening', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  const { host: at, stop } = await listen(createServer());
  await stop();
  stack.origins.add(`http://${at}`).add(`https://${at}`);
  const doctor = await examine(t, stack, at);
  is(doctor, 'nobody', 'likely', { host: at });
  assert.equal(doctor.found.length, 1, 'by http there is no certificate that could be at fault');
});

test('CORS absent', async (t) => {
  const real = await startRealStack(t, { cors: false, seed: 'empty' });
  const doctor = await examine(t, real, real.host);
  is(doctor, 'cors', 'certain');
  assert.ok(doctor.found[0].text.includes(real.site.origin), 'it names the origin that is not let in');
  assert.ok(doctor.ruledOut.includes(doctor.say('doctor', 'out_nobody')));
  await axe(doctor.page);
});

test('a preflight answered with 401 is no wrong password', async (t) => {
  const real = await startRealStack(t, { auth: 'htpasswd', front: 'none', seed: 'empty' });
  const doctor = await examine(t, real, real.host);
  is(doctor, 'preflight', 'certain');
  assertAll(doctor.found, ({ title }) => title !== doctor.say('doctor', 'wrong_password'));
  await axe(doctor.page);
});

test('Docker-Content-Digest not exposed', async (t) => {
  const real = await startRealStack(t, { cors: hiding('Docker-Content-Digest') });
  is(await examine(t, real, real.host), 'hidden', 'likely', { name: 'Docker-Content-Digest' });
});

test('Link not exposed', async (t) => {
  const real = await startRealStack(t, { cors: hiding('Link'), seed: 'crowd' });
  is(await examine(t, real, real.host), 'hidden', 'certain', { name: 'Link' });
});

test('WWW-Authenticate not exposed', async (t) => {
  const front = nginx(hiding('WWW-Authenticate'), '');
  const real = await startRealStack(t, { auth: 'htpasswd', front, seed: 'empty' });
  is(await examine(t, real, real.host), 'hidden', 'certain', { name: 'WWW-Authenticate' });
});

test('everything in order', async (t) => {
  const real = await startRealStack(t);
  const doctor = await examine(t, real, real.host);
  is(doctor, 'well', 'certain');
  for (const name of ['out_cors', 'out_preflight', 'out_catalog']) assert.ok(doctor.ruledOut.includes(doctor.say('doctor', name)));
  assert.ok(doctor.ruledOut.includes('Docker-Content-Digest'));
  await axe(doctor.page);
});

for (const deletes of [false, true]) {
  test(`deletes ${deletes ? 'on' : 'off'}, found out at a press, with a digest that cannot exist`, async (t) => {
    const real = await startRealStack(t, { deletes });
    const doctor = await examine(t, real, real.host);
    const { page, say, press, button } = doctor;
    const sent = [];
    page.on('request', (request) => request.method() === 'DELETE' && sent.push(request.url()));
    const before = await real.truth.catalog();
    await press(button(say('doctor', 'deletes')));
    const name = deletes ? 'deletes_on' : 'deletes_off';
    await page.locator('.pt-verdict').getByRole('heading', { name: say('doctor', name) }).waitFor();
    among({ ...doctor, ...(await report(doctor)) }, name, 'certain');
    assert.equal(sent.length, 1);
    assert.match(decodeURIComponent(sent[0]), /\/manifests\/sha256:0{64}$/);
    assert.deepEqual(await real.truth.catalog(), before);
    if (!deletes) await page.getByText('REGISTRY_STORAGE_DELETE_ENABLED').waitFor();
  });
}

test('no catalog, by a rule of nginx', async (t) => {
  const fields = { ...CORS };
  const rule = 'if ($uri = /v2/_catalog) { return 404; }';
  const real = await startRealStack(t, { front: nginx(fields, rule) });
  is(await examine(t, real, real.host), 'no_catalog', 'certain');
});

test('no catalog, for a user whose tokens do not cover it', async (t) => {
  const real = await startRealStack(t, { auth: 'token' });
  const person = await signedIn(t, real, 'deckhand', 'bilge-water', new URL(real.tokens.address).origin);
  await person.page.evaluate((at) => (location.hash = `#/~doctor/${at}`), real.host);
  is({ ...person, ...(await report(person)) }, 'no_catalog', 'certain');
});

test('a wrong password', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-users-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  // nginx reads it anew for each request.
  const users = join(folder, 'users');
  await writeFile(users, 'captain:{PLAIN}harbour-1914\n');
  const names = 'Docker-Distribution-Api-Version';
  const guards = `auth_basic "Harbour"; auth_basic_user_file ${users}; proxy_hide_header ${names};`;
  const real = await startRealStack(t, { front: nginx({ ...CORS, [names]: 'registry/2.0' }, guards) });
  const person = await signedIn(t, real, 'captain', 'harbour-1914');
  await writeFile(users, 'captain:{PLAIN}harbour-1915\n');
  await person.page.evaluate((at) => (location.hash = `#/~doctor/${at}`), real.host);
  const doctor = { ...person, ...(await report(person)) };
  is(doctor, 'wrong_password', 'certain');
  await doctor.button(doctor.say('notice', 'sign_in')).waitFor();
});

test('a wrong realm: nobody at the token server', async (t) => {
  const real = await startRealStack(t, { auth: 'token', seed: 'empty' });
  await real.tokens.stop();
  is(await examine(t, real, real.host), 'realm_silent', 'likely', { to: real.tokens.address });
});

test('a wrong realm: the token server lets no page read it', async (t) => {
  const real = await startRealStack(t, { auth: 'token', seed: 'empty', tokens: { cors: false } });
  is(await examine(t, real, real.host), 'realm_cors', 'certain', { to: real.tokens.address });
});

test('a wrong realm: another path of the token server', async (t) => {
  const real = await startRealStack(t, { auth: 'token', seed: 'empty', front: misnaming((origin) => `${origin}/nowhere`) });
  is(await examine(t, real, real.host), 'realm_fault', 'certain', { to: new URL(real.registry).origin });
});

// C2, C3
test('a wrong realm: an address that nothing is sent to', async (t) => {
  const real = await startRealStack(t, { auth: 'token', seed: 'empty', front: misnaming(() => 'http://169.254.169.254/token') });
  const doctor = await examine(t, real, real.host);
  is(doctor, 'realm_unfit', 'certain');
  assert.ok(doctor.rows.some(([, , came]) => came === doctor.say('doctor', 'not_asked')));
});

/** nginx that names another token server than Distribution does; `of` is told where nginx is. */
const misnaming = (of) => nginx(CORS, `proxy_hide_header WWW-Authenticate;
      add_header WWW-Authenticate 'Bearer realm="${of('http://$http_host')}",service="registry"' always;`);

test('a registry of version 1, with and without CORS', async (t) => {
  const stack = await startStack(t);
  const at = host(stack.sandbox.index);
  is(await examine(t, stack, at), 'version_one', 'certain');
  await stack.admin.cors('off');
  is(await examine(t, stack, at), 'cors', 'certain');
});

// P12
test('a link to the doctor of a host asks nothing before a press, and then that host alone', async (t) => {
  const stack = await startStack(t, { cors: 'off' });
  const at = host(stack.sandbox.index);
  const { page, say, press, button } = await sit(t, stack, english, { hash: `#/~doctor/${at}` });
  await heading(page, say('doctor', 'start_title', { host: at })).waitFor();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await stack.admin.requests(), []);
  await press(button(say('doctor', 'start_go', { host: at })));
  await report({ page, say });
  assertReads(await asked(stack.admin));
});

/** A person who has signed in, at the registry or at its token server. */
async function signedIn(t, real, user, password, realm) {
  const person = await sit(t, real, english, { hash: `#/${real.host}` });
  const { say, page, press, button } = person;
  await press(button(say('shell', 'proposed_go', { host: real.host })));
  await person.fromMenu(say('shell', 'sign_in'));
  if (realm) await person.tick(person.field(say('connect', 'to_realm', { realm, host: real.host })));
  await person.signIn(user, password);
  await button(user, page.getByRole('banner')).waitFor();
  return person;
}
