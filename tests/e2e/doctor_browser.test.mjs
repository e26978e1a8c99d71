// What a browser itself keeps back: plain http from an https page, certificates it does not accept, the local network,
// and what the page's own policy forbids. Names below `.test` are this machine without being known to, and the page
// comes by https from one of them.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { assertAll } from './support/all.mjs';
import { closeBrowser, heading } from './support/browser.mjs';
import { startDistribution } from './support/distribution.mjs';
import { among, examine, is, report } from './support/examine.mjs';
import { startBound } from './support/program.mjs';
import { serveSite } from './support/site.mjs';
import { startStack } from './support/stack.mjs';
import { certificateFor, secureRegistry, trusting } from './support/tls.mjs';

after(closeBrowser);

/** A page that came by https, as most are, in a browser that trusts its certificate and these. */
async function securePage(t, { trusts = [], flags = () => [] } = {}) {
  const certificate = await certificateFor(t, 'console.test');
  const site = await serveSite({ secure: certificate });
  t.after(site.stop);
  const port = new URL(site.origin).port;
  return { site, address: site.address, origins: new Set([site.origin]), flags: [...trusting(certificate, ...trusts), ...flags(port)] };
}

test('plain http from an https page', async (t) => {
  const real = await startDistribution({ seed: 'empty' });
  t.after(real.stop);
  const page = await securePage(t);
  const at = `registry.test:${new URL(real.address).port}`;
  page.origins.add(`http://${at}`).add(`https://${at}`);
  const doctor = await examine(t, page, at, { scheme: 'http', flags: page.flags });
  is(doctor, 'mixed', 'certain');
  assert.ok(doctor.found[0].text.includes(page.site.origin));
  // P11: what is printed puts TLS in front.
  await doctor.choose(doctor.page.getByRole('radiogroup'), 'nginx');
  await doctor.page.getByText(/listen \d+ ssl;/).waitFor();
});

test('what is on this machine is no mixed content', async (t) => {
  const real = await startDistribution({ seed: 'empty' });
  t.after(real.stop);
  const page = await securePage(t);
  page.origins.add(real.address);
  is(await examine(t, page, real.host, { flags: page.flags }), 'well', 'certain');
});

test('a certificate that is not accepted looks like nobody there to an https page', async (t) => {
  const registry = await secureRegistry(t, await certificateFor(t, 'registry.test'));
  const page = await securePage(t);
  page.origins.add(registry.address);
  const doctor = await examine(t, page, registry.host, { flags: page.flags });
  is(doctor, 'nobody', 'likely', { host: registry.host });
  const tls = among(doctor, 'tls', 'likely', { host: registry.host });
  assert.ok(tls.why.includes(doctor.say('doctor', 'clue_not_asked')), 'it says that it cannot tell them apart');
  const tab = doctor.link(doctor.say('doctor', 'open_tab'));
  assert.equal(await tab.getAttribute('href'), `${registry.address}/v2/`);
  assert.deepEqual(registry.asked, [], 'no question came through');
});

test('a certificate that is not accepted is told from nobody there by a page that came by http', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  const at = await distributionBehindTls(t);
  stack.origins.add(`https://${at}`).add(`http://${at}`);
  const doctor = await examine(t, stack, at, { flags: trusting(await certificateFor(t, 'nobody.test')) });
  is(doctor, 'tls', 'likely', { host: at });
  assertAll(doctor.found, ({ title }) => title !== doctor.say('doctor', 'nobody', { host: at }));
});

test('an accepted certificate is no fault', async (t) => {
  const certificate = await certificateFor(t, 'registry.test');
  const registry = await secureRegistry(t, certificate);
  const page = await securePage(t, { trusts: [certificate] });
  page.origins.add(registry.address);
  is(await examine(t, page, registry.host, { flags: page.flags }), 'well', 'certain');
});

test('the local network, which the browser was not allowed to let a page into', async (t) => {
  const certificate = await certificateFor(t, 'registry.test');
  const registry = await secureRegistry(t, certificate);
  // The page counts as one of the wide world; without anybody to ask, Chromium refuses by itself.
  const flags = (port) => [`--ip-address-space-overrides=127.0.0.1:${port}=public`];
  const page = await securePage(t, { trusts: [certificate], flags });
  page.origins.add(registry.address);
  const doctor = await examine(t, page, registry.host, { flags: page.flags });
  is(doctor, 'local', 'likely');
  assert.ok(doctor.found[0].why.includes(doctor.say('doctor', 'clue_denied')));
  assert.deepEqual(registry.asked, [], 'no question came through');

  await doctor.context.grantPermissions(['local-network-access'], { origin: page.site.origin });
  await doctor.press(doctor.button(doctor.say('doctor', 'again')));
  await heading(doctor.page, doctor.say('doctor', 'well')).waitFor();
  is({ ...doctor, ...(await report(doctor)) }, 'well', 'certain');
});

test('the local network, where the address itself says that it is near', async (t) => {
  const real = await startDistribution({ seed: 'empty' });
  t.after(real.stop);
  const flags = (port) => [`--ip-address-space-overrides=127.0.0.1:${port}=public`];
  const page = await securePage(t, { flags });
  page.origins.add(real.address).add(real.address.replace('http:', 'https:'));
  is(await examine(t, page, real.host, { flags: page.flags }), 'local', 'certain');
});

test('a registry that speaks https and is asked by http', async (t) => {
  const stack = await startStack(t, { manner: 'none' });
  const certificate = await certificateFor(t, 'registry.test');
  const registry = await secureRegistry(t, certificate);
  stack.origins.add(registry.address).add(`http://${registry.host}`);
  const doctor = await examine(t, stack, registry.host, { scheme: 'http', flags: trusting(certificate) });
  is(doctor, 'speaks', 'certain', { host: registry.host, scheme: 'https' });
  const { page, say, press, button } = doctor;
  await press(button(say('doctor', 'open_by', { scheme: 'https' })));
  await page.waitForFunction(() => !location.hash.includes('~doctor'));
  assert.ok(registry.asked.includes('GET /v2/'));
});

test('what the console’s own policy forbids', async (t) => {
  const real = await startDistribution({ seed: 'empty' });
  t.after(real.stop);
  const stack = await startStack(t, { manner: 'none' });
  stack.origins.add(real.address).add(real.address.replace('http:', 'https:'));
  const narrow = async (page) => page.route(stack.address, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/connect-src [^;]+/, "connect-src 'self'");
    await route.fulfill({ response: answer, body });
  });
  const doctor = await examine(t, stack, real.host, { prepare: narrow });
  is(doctor, 'policy', 'certain', { host: real.host });
  await doctor.misbehaves((problem) => /connect-src|Content Security Policy/.test(problem));
});

/** Distribution with a certificate of its own: as all servers written in Go it answers plain http there, with an error. */
async function distributionBehindTls(t) {
  const { certFile, keyFile } = await certificateFor(t, 'registry.test');
  const folder = await mkdtemp(join(tmpdir(), 'portolan-tls-registry-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'storage'));
  const config = join(folder, 'config.json');
  await writeFile(config, JSON.stringify({
    version: '0.1',
    log: { level: 'info', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'storage') } },
    http: { addr: '127.0.0.1:0', tls: { certificate: certFile, key: keyFile } },
  }));
  const ready = (line) => /msg="listening on ([\d.:]+), tls"/.exec(line)?.[1];
  const { found, stop } = await startBound('docker-registry', ['serve', config], ready);
  t.after(stop);
  return `registry.test:${found.split(':').pop()}`;
}
