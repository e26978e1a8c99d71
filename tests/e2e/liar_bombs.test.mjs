// Answers that unpack to more than any machine holds: ten gigabytes in ten megabytes, as a list, a manifest, a
// configuration, an error, and as a layer to be saved. What is counted is what comes out of the browser's own unpacking
// (security notes R1, R3).

import { after } from 'node:test';
import { closeBrowser } from './support/browser.mjs';
import { CHAIN, IMAGE, PILOT, before, notice } from './support/liar.mjs';
import { bomb, endless, trickle } from './support/liar_lies.mjs';
import { assertAlive, assertKept, assertLeft, draws } from './support/liar_watch.mjs';
import { TYPES } from './support/oci.mjs';
import { eachPerson } from './support/person.mjs';

after(closeBrowser);

const TEN_GIGABYTES = 10 * 1024 ** 3;
const [CONFIG, LAYER] = IMAGE.blobs.map(({ descriptor }) => descriptor.digest);
const open = { at: `/${PILOT}:1.0` };

const BOMBS = {
  'a list of tags': {
    path: /tags\/list/, first: '{"tags":[', reason: 'too_large',
    attempt: ({ say }) => say('tags', 'attempt_tags', { name: PILOT }),
  },
  'a manifest': {
    path: /manifests/, first: '{"layers":[', type: TYPES.oci.manifest, reason: 'too_large', ...open,
    attempt: ({ say }) => say('image', 'attempt_open', { name: `${PILOT}:1.0` }),
  },
  'a configuration': {
    path: new RegExp(CONFIG), first: '{"history":[', reason: 'too_large', ...open,
    attempt: ({ say }) => say('image', 'attempt_config'),
  },
  'an error': {
    path: /tags\/list/, first: '<html>', type: 'text/html', status: 503, reason: 'server_fault',
    attempt: ({ say }) => say('tags', 'attempt_tags', { name: PILOT }),
  },
  'the JSON of a v1 image': {
    api: 'v1', path: new RegExp(`${CHAIN[1].id}/json`), first: '{"id":', reason: 'too_large', ...open,
    attempt: ({ say }) => say('image', 'attempt_open', { name: `${PILOT}:1.0` }),
  },
};

for (const [what, { api, path, at, attempt, reason, ...how }] of Object.entries(BOMBS)) {
  eachPerson(`ten gigabytes that pass for ${what} are left at the cap`, async (t, who) => {
    const person = await before(t, who, { api, at, lies: (stack) => stack.lie(path, bomb(TEN_GIGABYTES, how)) });
    await notice(person, attempt(person), reason).waitFor();
    await assertAlive(person.page, 512 * 1024 * 1024);
    await assertLeft(...person.stack.asked().filter(({ url }) => path.test(url)));
    assertKept(person.stack);
  });
}

for (const [what, layer] of [
  ['unpacks to ten gigabytes', bomb(TEN_GIGABYTES, { type: 'application/octet-stream' })],
  ['never ends', endless('a layer without end ', { type: 'application/octet-stream' })],
]) {
  eachPerson(`a layer that ${what} is saved as far as there is room for it, and no further`, async (t, who) => {
    const person = await before(t, who, { ...open, lies: (stack) => stack.lie(new RegExp(LAYER), layer) });
    const { page, say, press, button, stack } = person;
    const id = LAYER.slice(7, 19);
    await press(button(say('image', 'download_layer', { id })));
    await button(say('image', 'stop_download', { id })).waitFor();
    await draws(page);
    await notice(person, say('image', 'attempt_download', { id }), 'too_large').waitFor();
    await assertAlive(page);
    await assertLeft(...stack.asked().filter(({ url }) => url.includes(LAYER)));
  });
}

eachPerson('a layer that never ends is stopped at a press', async (t, who) => {
  // Slowly, so that whoever goes there by keyboard is there before there is no room for more.
  const lies = (stack) => stack.lie(new RegExp(LAYER), trickle('a layer without end ', { ms: 20, type: 'application/octet-stream' }));
  const { page, say, press, button, stack } = await before(t, who, { ...open, lies });
  const id = LAYER.slice(7, 19);
  await press(button(say('image', 'download_layer', { id })));
  await press(button(say('image', 'stop_download', { id })));
  await button(say('image', 'download_layer', { id })).waitFor();
  await assertLeft(...stack.asked().filter(({ url }) => url.includes(LAYER)));
  await draws(page);
});
