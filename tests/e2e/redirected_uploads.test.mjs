// A registry that sends an upload on to another origin: a browser would follow, body and all. Nothing gets there, though
// whoever listens there lets every page in: no byte of the body, no credential, no question in preparation (security
// notes C7, C8, C10).

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { closeBrowser } from './support/browser.mjs';
import { USERS, startRealStack } from './support/distribution.mjs';
import { answersPreflight, nginxTells, startFront } from './support/front.mjs';
import { files, image } from './support/images.mjs';
import { listen } from './support/listen.mjs';
import { eachPerson, sit } from './support/person.mjs';
import { startSandbox } from './support/registry.mjs';
import { serveSite } from './support/site.mjs';

after(closeBrowser);

/** Takes whatever comes, and lets every page in. */
async function startGreedy(t) {
  const heard = [];
  const server = createServer(async (request, response) => {
    const body = [];
    for await (const chunk of request) body.push(chunk);
    heard.push([request.method, request.url, request.headers.authorization, Buffer.concat(body).length]);
    response.writeHead(200, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, PUT, POST, PATCH',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Docker-Token',
    }).end('"ok"');
  });
  const { address: origin } = await listen(server, { t });
  return { heard, origin };
}

/** The browser says that the frame's policy kept it from going on: that is what is wanted here. */
async function kept({ misbehaves }, greedy) {
  await misbehaves((said) => said.includes(greedy.origin) && said.includes('connect-src'));
  assert.deepEqual(greedy.heard, []);
}

for (const [where, oneOrigin] of [['another origin', false], ["the page's own origin", true]]) {
  eachPerson(`a layer that a registry at ${where} sends on is not sent`, async (t, who) => {
    const greedy = await startGreedy(t);
    const sandbox = await startSandbox();
    t.after(sandbox.stop);
    const lines = (upstream) => `    client_max_body_size 0;
    location / {
      proxy_set_header Host $http_host;
      proxy_pass ${upstream};
    }
    location ~ "^/v1/images/.+/layer$" {
${nginxTells}
      return 307 ${greedy.origin}/stolen;
    }`;
    const front = await startFront('nginx', sandbox.index, lines);
    t.after(front.stop);
    const settings = (origin) => {
      const address = oneOrigin ? origin : front.address;
      return { registries: [{ name: 'Front', address, api: 'v1', standalone: true }], open: address };
    };
    const site = await serveSite({ settings, behind: oneOrigin ? front.address : undefined });
    t.after(site.stop);
    const registry = new URL(oneOrigin ? site.origin : front.address).host;
    const stack = { address: site.address, origins: new Set([site.origin, front.address, greedy.origin]) };
    const person = await sit(t, stack, who, { hash: `#/~insert/${registry}/team/tide-tables` });
    const { page, say, press, button, chooseFiles } = person;
    const only = image('only');
    await chooseFiles(files(only));
    const act = button(say('insert', 'insert_images', { n: 1 }));
    await act.and(page.locator(':not([aria-disabled])')).waitFor();
    await press(act);
    await page.getByRole('alert').filter({ hasText: say('insert', 'attempt_layer', { id: only.short }) }).waitFor();
    await kept(person, greedy);
  });
}

eachPerson('a blob that a registry sends on while it is copied is not sent, nor the password', async (t, who) => {
  const greedy = await startGreedy(t);
  // Nothing is mounted, so that blobs pass through the page.
  const lines = (upstream) => `${answersPreflight.nginx(upstream)}
    location ~ "/blobs/uploads/$" {
${nginxTells}
      set $args "";
      proxy_set_header Host $http_host;
      proxy_pass ${upstream};
    }
    location ~ "/blobs/uploads/[^/]+$" {
${nginxTells}
      return 307 ${greedy.origin}/stolen;
    }`;
  const settings = (_, { address }) => ({ registries: [{ name: 'Harbour', address, api: 'v2' }] });
  const stack = await startRealStack(t, { auth: 'htpasswd', front: { nginx: lines }, settings });
  stack.origins.add(greedy.origin);
  const person = await sit(t, stack, who, { hash: `#/${stack.host}/harbour/shared` });
  const { page, say, press, type, tick, button, field } = person;
  await person.signInFromMenu('captain', USERS.captain.password);
  await tick(field(say('tags', 'select', { name: 'stable' })));
  await press(button(say('manifests', 'copy')));
  const dialog = page.getByRole('dialog', { name: say('manifests', 'copy_title', { name: 'stable' }) });
  await type(field(say('manifests', 'copy_to'), dialog), 'harbour/copied');
  await press(button(say('manifests', 'copy_act'), dialog));
  await dialog.getByRole('alert').waitFor();
  await kept(person, greedy);
});
