// A registry whose every text is hostile: markup, a bidi override, a megabyte of one letter, a javascript URL, in every
// field of every answer. Each screen shows it as text, cut and visible, and stays as wide as it is (security notes D1, D2,
// D5, D6, D7).

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, heading, screen } from './support/browser.mjs';
import { CHAIN, IMAGE, PILOT, before } from './support/liar.mjs';
import { HOSTILE, assertTame, bent, shown } from './support/liar_tame.mjs';
import { assertAlive, assertKept } from './support/liar_watch.mjs';
import { TYPES, artifact, blob, image, index, layer, manifestOf } from './support/oci.mjs';
import { words } from './support/words.mjs';

after(closeBrowser);

/** What each kind of text must not be, by the titles of the tests. */
const KINDS = {
  'markup in every field is text and no more': 'markup',
  'a bidi override in every field is made visible': 'a bidi override',
  'a megabyte of one letter in every field is cut': 'a megabyte of one letter',
  'a javascript URL in every field is no link': 'a javascript URL',
};

const who = { language: 'en', hand: 'mouse', say: words('en') };

/** A configuration and a manifest whose every text is this one. A label and an annotation are as much as one may hold. */
function hostileImage(text) {
  const [step] = [layer('pilot')];
  const few = text.length > 1000 ? text.slice(0, 300_000) : text;
  const run = { User: 'u', Labels: { a: 'b', 'org.opencontainers.image.url': 'u' }, Env: ['A=b'], Entrypoint: ['e'], WorkingDir: 'w', Volumes: {}, ExposedPorts: {}, StopSignal: 's', OnBuild: ['RUN'] };
  const honest = JSON.parse(image([step], { run }).blobs[0].bytes);
  const config = blob(TYPES.oci.config, { ...bent(honest, few), rootfs: honest.rootfs });
  const layers = [blob(TYPES.oci.layer, step.bytes, { annotations: { [few]: few }, urls: [few] })];
  return manifestOf('oci', config, layers, { annotations: { [few]: few, 'org.opencontainers.image.source': few } });
}

const json = (value) => ({ json: value });

/** What is opened of each protocol, what is lied there, and what shows that it was read. */
const SCREENS = {
  'the repositories': {
    at: '', lies: (stack, text) => stack.lie(/_catalog/, json({ repositories: [text, `${text}/b`, `a/${text}`, PILOT] })),
    ready: ({ link }) => link(PILOT).waitFor(),
  },
  'the tags': {
    lies: (stack, text) => {
      stack.lie(/tags\/list/, json({ name: text, tags: ['1.0', text, `1${text}`] }));
      manifest(stack, hostileImage(text));
    },
    ready: async ({ page, link }) => {
      await link('1.0').waitFor();
      await page.getByText(words('en')('tags', 'odd_tag')).first().waitFor({ state: 'attached' });
    },
  },
  'an image': { at: `/${PILOT}:1.0`, lies: (stack, text) => manifest(stack, hostileImage(text)), ready: opened },
  'an artifact': {
    at: `/${PILOT}:1.0`,
    lies: (stack, text) => {
      const few = text.slice(0, 300_000);
      manifest(stack, manifestOf('oci', blob(TYPES.oci.config, '{}'), [blob(TYPES.oci.layer, 'x', { annotations: { 'org.opencontainers.image.title': few } })], { artifactType: few, annotations: { [few]: few } }));
    },
    ready: opened,
  },
  'an index': {
    at: `/${PILOT}:1.0`,
    lies: (stack, text) => {
      const few = text.slice(0, 300_000);
      const platform = { os: few, architecture: few, variant: few, 'os.version': few, 'os.features': [few] };
      const linux = { os: 'linux', architecture: few };
      const children = [{ ...IMAGE, platform, entry: { annotations: { [few]: few } } }, { ...IMAGE, platform: linux }];
      manifest(stack, index(children, { annotations: { [few]: few } }));
    },
    ready: opened,
    // Nobody has a platform of such length.
    seen: { 'a megabyte of one letter': 'linux/?' },
  },
  'what is attached to an image': {
    at: `/${PILOT}:1.0`,
    lies: (stack, text) => {
      const few = text.slice(0, 300_000);
      const note = artifact('application/vnd.example.note', 'x', { subject: IMAGE });
      const listed = index([{ ...note, entry: { artifactType: few, annotations: { [few]: few } } }]);
      stack.lie(/referrers\//, { type: TYPES.oci.index, body: listed.bytes });
    },
    ready: ({ page, say }) => heading(page, say('referrers', 'attached')).waitFor(),
  },
  'two images side by side': {
    at: `/${PILOT}:1.1?compare=1.0`, lies: (stack, text) => manifest(stack, hostileImage(text)),
    ready: ({ page, say }) => page.getByRole('radiogroup', { name: say('compare', 'which_lines') }).waitFor(),
  },
  'an image of schema 1': {
    at: `/${PILOT}:1.0`,
    lies: (stack, text) => {
      const few = text.slice(0, 300_000);
      const [, { descriptor: { digest } }] = IMAGE.blobs;
      const step = bent({ ...JSON.parse(CHAIN[1].json), author: 'a', comment: 'c' }, few);
      const said = { schemaVersion: 1, name: few, tag: few, architecture: few, fsLayers: [{ blobSum: digest }], history: [{ v1Compatibility: JSON.stringify(step) }] };
      manifest(stack, { ...blob(TYPES.docker.schema1, said), blobs: [] });
    },
    ready: opened,
  },
  'the tree': {
    at: `/${PILOT}?view=tree`, lies: (stack, text) => manifest(stack, hostileImage(text)),
    ready: ({ page }) => page.getByRole('treeitem').first().waitFor(),
  },
  'the repositories of v1': {
    api: 'v1', at: '',
    lies: (stack, text) => stack.lie(/search/, json({ query: text, results: [{ name: text, description: text }, { name: PILOT, description: text }] })),
    ready: ({ link }) => link(PILOT).waitFor(),
  },
  'the tags of v1': {
    api: 'v1',
    lies: (stack, text) => {
      stack.lie(/\/tags$/, json({ '1.0': CHAIN[1].id, [text]: CHAIN[1].id, 1.2: text }));
      v1Image(stack, text);
    },
    ready: ({ link }) => link('1.0').waitFor(),
  },
  'an image of v1': { api: 'v1', at: `/${PILOT}:1.0`, lies: v1Image, ready: opened },
  'what is said about a repository of v1': {
    api: 'v1', at: `/${PILOT}?view=about`,
    lies: (stack, text) => {
      // An answer of v1 is a megabyte at most.
      const facts = { last_update: 1, docker_version: '', docker_go_version: '', arch: '', os: '', kernel: '' };
      stack.lie(/\/json$/, json(bent(facts, text.slice(0, 100_000))));
      stack.lie(/\/properties$/, json({ access: text }));
    },
    ready: ({ page, say }) => heading(page, say('repository', 'about')).waitFor(),
  },
  'an error': {
    // Of an error so many bytes are read, and where more come nothing of it is shown.
    lies: (stack, text) => {
      const few = text.slice(0, 20_000);
      stack.lie(/tags\/list/, { status: 400, json: { errors: [{ code: few, message: few, detail: few }] } });
    },
    ready: ({ page }) => page.getByRole('alert').first().waitFor(),
  },
};

/** Opened: the name stands over it, and something below. */
async function opened({ page }) {
  await heading(page, `${PILOT}:1.0`).waitFor();
  await page.getByRole('main').getByRole('heading', { level: 2 }).nth(1).waitFor();
}

/** The answer of the tag `1.0`, with everything under it. */
function manifest(stack, thing) {
  const answer = (one) => ({ type: one.descriptor.mediaType, body: one.bytes, headers: { 'Docker-Content-Digest': one.descriptor.digest } });
  stack.lie(/manifests\/1\.0$/, answer(thing));
  stack.lie(new RegExp(`manifests/${thing.descriptor.digest}$`), answer(thing));
  for (const { descriptor, bytes } of thing.blobs) stack.lie(new RegExp(`blobs/${descriptor.digest}$`), { body: bytes });
}

/** What the image of the tag `1.0` says of itself, and of its files. */
function v1Image(stack, text) {
  const few = text.length > 1000 ? text.slice(0, 20_000) : text;
  const said = bent({ ...JSON.parse(CHAIN[1].json), author: '', comment: '', container: '', config: { Env: ['A=b'], Labels: {}, Cmd: ['x'], User: 'u', Volumes: {}, ExposedPorts: {} } }, few);
  const headers = text.length < 100 ? { 'X-Docker-Checksum-Payload': 'tarsum+odd' } : {};
  stack.lie(new RegExp(`${CHAIN[1].id}/json$`), { json: said, headers });
  stack.lie(/\/files$/, json([[text, 'f', false, 12, 0, 33188, 0, 0]]));
}

for (const [what, { api, at, lies, ready, seen = {} }] of Object.entries(SCREENS)) {
  for (const [title, kind] of Object.entries(KINDS)) {
    const text = HOSTILE[kind];
    test(`${what}: ${title}`, async (t) => {
      const person = await before(t, who, { api, at, lies: (stack) => lies(stack, text) });
      const { page, stack } = person;
      await ready(person);
      await shown(page, kind, seen[kind]);
      await page.waitForLoadState('networkidle');
      await assertTame(page);
      await assertAlive(page);
      assertKept(stack);
      const bent = stack.asked().filter(({ url }) => /hacked|onerror|mmmm|%E2%80%AE/i.test(url.replace(/^\/v1\/search.*/, '')));
      assert.deepEqual(bent.map(({ url }) => url.slice(0, 80)), [], 'none of it is asked for');
      await screen(page, `liar-words.${what.replaceAll(' ', '-')}.${kind.replaceAll(' ', '-')}`);
    });
  }
}
