// The lines that the connection doctor prints cure what it found, word for word as they are copied.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { caddyWith, distributionConfigured, distributionWith, nginxWith, portTo, traefikWith } from './support/cure.mjs';
import { startRealStack } from './support/distribution.mjs';
import { english, examine, is, report } from './support/examine.mjs';
import { eachPerson, sit } from './support/person.mjs';

after(closeBrowser);

const CLIPBOARD = { grants: ['clipboard-read', 'clipboard-write'] };

/** A registry behind a port that somebody else can take. */
async function registryAt(t, options) {
  const real = await startRealStack(t, { front: 'none', ...options });
  const port = await portTo(t, real.direct);
  real.origins.add(port.address);
  return { ...real, port };
}

/** Whether it is told where the registry itself is: labels stand at the registry. */
const asksBehind = (server) => server !== 'Traefik';

/** Chooses a server, tells it where the registry itself is, and copies the lines; the first text, or the one wanted. */
async function copyLines({ page, say, choose, type, press, button, field }, server, { behind, text: at = 0 } = {}) {
  await choose(page.getByRole('radiogroup', { name: say('doctor', 'fix_pick') }), server);
  if (behind) await type(field(say('doctor', 'behind', { server })), behind);
  const recipe = page.getByRole('figure').nth(at);
  // It says so for a moment, which whoever looks beforehand cannot miss.
  const said = button(say('common', 'copied'), recipe).waitFor();
  await Promise.all([said, press(button(say('common', 'copy'), recipe))]);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await recipe.locator('pre').textContent(), 'what is copied is what is shown');
  return copied;
}

const askAgain = async (doctor, expected, values) => {
  await doctor.press(doctor.button(doctor.say('doctor', 'again')));
  await heading(doctor.page, doctor.say('doctor', expected, values)).waitFor();
  return { ...doctor, ...(await report(doctor)) };
};

eachPerson('the doctor names the preflight answered with 401, and its lines for nginx cure it', async (t, who) => {
  const real = await registryAt(t, { auth: 'htpasswd' });
  const person = await sit(t, real, who, CLIPBOARD);
  const { page, say, press, type, button, link } = person;
  await type(page.getByRole('main').getByLabel(say('connect', 'field')), real.port.host);
  await press(button(say('connect', 'connect')));
  await person.signIn('captain', 'harbour-1914');
  // To the page it is as if nobody answered, though the registry does and the password is right.
  await press(link(say('doctor', 'find_out')));
  let doctor = { ...person, ...(await report(person)) };
  is(doctor, 'preflight', 'certain');
  await screen(page, `doctor.preflight.${who.language}`);

  const text = await copyLines(doctor, 'nginx', { behind: new URL(real.direct).host });
  assert.ok(text.includes(`"${real.site.origin}"`));
  await real.port.leave();
  await nginxWith(t, text);
  doctor = await askAgain(doctor, 'well');
  is(doctor, 'well', 'certain');
  await screen(page, `doctor.cured.${who.language}`);
  await press(link(say('doctor', 'open_registry')));
  await person.signInFromMenu('captain', 'harbour-1914');
  await link('harbour/pilot').waitFor();
});

for (const [server, start] of [['Caddy', caddyWith], ['Traefik', traefikWith]]) {
  test(`its lines for ${server} cure it as well`, async (t) => {
    const real = await registryAt(t, { auth: 'htpasswd', seed: 'empty' });
    const doctor = await examine(t, real, real.port.host, CLIPBOARD);
    is(doctor, 'preflight', 'certain');
    const behind = new URL(real.direct).host;
    const text = await copyLines(doctor, server, { behind: asksBehind(server) && behind });
    await real.port.leave();
    await start(t, text, { host: real.port.host, behind });
    is(await askAgain(doctor, 'well'), 'well', 'certain');
  });
}

test('what stands in front says its own word of CORS once, on refusals and errors too', async (t) => {
  for (const [server, start, empty] of [['nginx', nginxWith, 204], ['Caddy', caddyWith, 204], ['Traefik', traefikWith, 200]]) {
    const real = await registryAt(t, { auth: 'htpasswd', cors: true, seed: 'empty' });
    const doctor = await examine(t, real, real.port.host, CLIPBOARD);
    const behind = new URL(real.direct).host;
    const text = await copyLines(doctor, server, { behind: asksBehind(server) && behind });
    await real.port.leave();
    await start(t, text, { host: real.port.host, behind });
    // As a browser asks it.
    const asks = { Origin: real.site.origin, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' };
    const preflight = await fetch(`${real.port.address}/v2/`, { method: 'OPTIONS', headers: asks });
    assert.equal(preflight.status, empty, server);
    for (const path of ['/v2/', '/v1/_ping', '/nowhere']) {
      const answer = await fetch(real.port.address + path, { headers: { Origin: real.site.origin } });
      assert.equal(answer.headers.get('access-control-allow-origin'), real.site.origin, `${server} ${path} ${answer.status}`);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.match(answer.headers.get('access-control-expose-headers'), /Docker-Content-Digest, ?Link, ?WWW-Authenticate/);
    }
    await real.stop();
    const broken = await fetch(`${real.port.address}/v2/`, { headers: { Origin: real.site.origin } });
    assert.equal(broken.status, 502);
    assert.equal(broken.headers.get('access-control-allow-origin'), real.site.origin, `${server} without a registry`);
  }
});

for (const [name, at, start] of [['config.yml', 0, distributionConfigured], ['the environment', 1, distributionWith]]) {
  test(`its lines for Distribution cure a registry that lets no page in, by ${name}`, async (t) => {
    const real = await registryAt(t, { cors: false, seed: 'empty' });
    const doctor = await examine(t, real, real.port.host, CLIPBOARD);
    is(doctor, 'cors', 'certain');
    const text = await copyLines(doctor, 'Distribution', { text: at });
    const started = await start(t, text);
    const answer = await fetch(`${started}/v2/`);
    assert.deepEqual([answer.status, answer.headers.get('x-content-type-options')], [200, 'nosniff']);
    real.port.turn(started);
    is(await askAgain(doctor, 'well'), 'well', 'certain');
  });

  test(`its lines for Distribution switch deletes on, by ${name}`, async (t) => {
    const real = await registryAt(t, { deletes: false, seed: 'empty' });
    const doctor = await examine(t, real, real.port.host, CLIPBOARD);
    const { page, say, press, button } = doctor;
    await press(button(say('doctor', 'deletes')));
    await heading(page, say('doctor', 'deletes_off')).waitFor();
    const text = await copyLines(doctor, 'Distribution', { text: at });
    const answered = await fetch(`${await start(t, text)}/v2/a/b/manifests/sha256:${'0'.repeat(64)}`, { method: 'DELETE' });
    assert.equal(answered.status, 404, 'it looks for the digest before it finds nothing to delete');
  });
}

test('lines are printed for a token server that lets no page read it', async (t) => {
  const real = await startRealStack(t, { auth: 'token', seed: 'empty', tokens: { cors: false } });
  const tokens = new URL(real.tokens.address);
  const port = await portTo(t, real.tokens.address);
  const person = await sit(t, real, english, { ...CLIPBOARD, hash: `#/~doctor/${real.host}` });
  await person.press(person.button(person.say('doctor', 'start_go', { host: real.host })));
  const doctor = { ...person, ...(await report(person)) };
  is(doctor, 'realm_cors', 'certain', { to: tokens.origin });
  assert.equal(await doctor.page.getByRole('radio', { name: 'Distribution' }).count(), 0, 'it is no token server');
  await doctor.type(doctor.field(doctor.say('doctor', 'behind_tokens', { server: 'nginx' })), port.host);
  const text = await doctor.page.getByRole('figure').locator('pre').textContent();
  assert.ok(text.includes(`listen ${tokens.host};`) && text.includes(`proxy_pass ${port.address};`), text);
});
