// A registry behind nginx with plain `auth_basic`: 401 and a page to whatever is asked, and nothing that says which
// protocol is behind it. Both are possible until somebody signs in; then it is found out, v2 first.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { USERS, startRealStack } from './support/distribution.mjs';
import { nginxTells, startFront } from './support/front.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { startSandbox } from './support/registry.mjs';
import { serveSite } from './support/site.mjs';
import { asked, host } from './support/stack.mjs';

after(closeBrowser);

const CAPTAIN = ['captain', USERS.captain.password];

/** The lines of a locked door that knows the captain. */
async function door(t) {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-door-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const known = join(folder, 'htpasswd');
  await writeFile(known, `${CAPTAIN[0]}:{PLAIN}${CAPTAIN[1]}\n`);
  return (upstream) => `    client_max_body_size 0;
    location / {
${nginxTells}
      auth_basic "Harbour";
      auth_basic_user_file ${known};
      proxy_set_header Host $http_host;
      proxy_pass ${upstream};
    }`;
}

async function connect({ page, say, type, press, button }, at) {
  await type(page.getByRole('main').getByLabel(say('connect', 'field')), at);
  await press(button(say('connect', 'connect')));
  await page.getByText(say('shell', 'locked')).waitFor();
}

eachPerson('behind a door that shows nothing Distribution is found once somebody signs in', async (t, who) => {
  const real = await startRealStack(t, { front: { nginx: await door(t) } });
  const refused = await fetch(`${real.registry}/v2/`);
  assert.deepEqual([refused.status, refused.headers.get('docker-distribution-api-version')], [401, null]);
  const person = await sit(t, real, who);
  const { page, say, link } = person;
  await connect(person, real.host);
  const evidence = page.getByRole('listitem').filter({ hasText: say('notice', 'status', { status: 401 }) });
  for (const path of ['/v2/', '/v1/_ping']) await evidence.filter({ hasText: real.registry + path }).waitFor();
  await screen(page, `door.connect.${who.language}`);
  await person.signIn(CAPTAIN[0], 'wrong');
  await page.getByRole('alert').filter({ hasText: say('connect', 'wrong_password') }).waitFor();
  await person.signIn(...CAPTAIN);
  await link('harbour/pilot').waitFor();
  await page.getByText(say('shell', 'speaks_v2'), { exact: true }).waitFor();
});

eachPerson('an address behind such a door asks for a sign-in and then shows what it leads to', async (t, who) => {
  const settings = (_, { address }) => ({ registries: [{ name: 'Harbour', address }] });
  const real = await startRealStack(t, { front: { nginx: await door(t) }, settings });
  const person = await sit(t, real, who, { hash: `#/${real.host}/harbour/pilot` });
  const { page, say, press, button, link } = person;
  await heading(page, say('shell', 'locked_title', { host: real.host })).waitFor();
  await screen(page, `door.gate.${who.language}`);
  await press(button(say('shell', 'sign_in'), page.getByRole('main')));
  await person.signIn(...CAPTAIN);
  await link('1.10.0').waitFor();
});

eachPerson('behind the same door a registry of v1 is found as one', async (t, who) => {
  const sandbox = await startSandbox({ cors: 'off' });
  t.after(sandbox.stop);
  const front = await startFront('nginx', sandbox.index, await door(t));
  t.after(front.stop);
  const site = await serveSite();
  t.after(site.stop);
  const person = await sit(t, { address: site.address, origins: new Set([site.origin, front.address]) }, who);
  await connect(person, host(front.address));
  assert.deepEqual(await asked(sandbox.admin), [], 'nothing got through');
  await person.signIn(...CAPTAIN);
  await person.link('team/checkout-api').waitFor();
  await person.page.getByText(person.say('shell', 'speaks_v1'), { exact: true }).waitFor();
});
