// What the real registries of the tests hold. A seed is pushed once to a Distribution of its own, its storage is kept
// under `target/seeds` by a name that changes with what makes it, and every registry begins with a copy; but the
// largest, of many thousand files, are served from where they are kept, to be read and not changed.

import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as oci from './oci.mjs';
import { find } from './program.mjs';
import { each } from './push.mjs';

const { attestation, chart, cosign, artifact, empty, fallback, image, index, layer } = oci;
const run = promisify(execFile);
const KEPT = fileURLToPath(new URL('../../../target/seeds/', import.meta.url));
const MADE_BY = ['seeds.mjs', 'oci.mjs', 'push.mjs', 'images.mjs'];

/** The images of a line of versions: one base, a runtime on it, and in each version something of its own. */
const base = [layer('debian', { size: 40_000, command: 'ADD rootfs.tar.gz / # buildkit' }), empty('CMD ["/bin/sh"]')];
const runtime = [...base, empty('ENV TIDE=high'), layer('runtime', { size: 25_000, command: 'RUN apk add tides # buildkit' })];
const labels = (version) => ({ Labels: { 'org.opencontainers.image.version': version, 'org.opencontainers.image.title': 'pilot' } });
const pilot = (version, year) => image(
  [...runtime, empty('WORKDIR /srv'), layer(`pilot-${version}`, { size: 9_000 }), empty('ENTRYPOINT ["/srv/pilot"]')],
  { year, run: { WorkingDir: '/srv', Entrypoint: ['/srv/pilot'], ExposedPorts: { '8080/tcp': {} }, ...labels(version) } },
);
const of = (platform, style) => image([...base, layer(`lamp-${platform.replaceAll('/', '-')}`, { size: 12_000 })], { platform, style });

/** An index for three platforms, with an attestation of the first. */
function lighthouse(style = 'oci') {
  const images = ['linux/amd64', 'linux/arm64/v8', 'linux/arm/v7'].map((platform) => of(platform, style));
  return index(style === 'oci' ? [...images, attestation(images[0])] : images, { style });
}

/** The things of the fleet by name, so that a test can work out what a screen must say. */
export function fleet() {
  const pilots = { '1.0.0': pilot('1.0.0', 2021), '1.2.0': pilot('1.2.0', 2022), '1.10.0': pilot('1.10.0', 2024) };
  const newest = pilots['1.10.0'];
  const beacon = image([...base, layer('beacon')]);
  return {
    pilots,
    /** Beside the newest pilot, as cosign leaves them: a signature, an attestation, an SBOM. */
    beside: ['sig', 'att', 'sbom'].map((kind) => cosign(kind, newest, 'registry.tests/harbour/pilot')),
    lighthouse: lighthouse(),
    ferry: lighthouse('docker'),
    ledger: image([...runtime, layer('ledger')], { style: 'docker' }),
    /** Pushed in the words of 2014: what the registry has is a schema 1 manifest that skopeo makes of it and signs. */
    ledgerOfOld: image([...runtime, layer('ledger')]),
    /** An index of an index. */
    convoy: index([index([of('linux/amd64'), of('linux/arm64/v8')]), of('linux/s390x')]),
    beacon,
    /** Refers to the beacon. */
    survey: artifact('application/spdx+json', JSON.stringify({ spdxVersion: 'SPDX-2.3', name: 'beacon' }), {
      subject: beacon, annotations: { 'org.opencontainers.image.created': '2024-06-01T09:00:00Z' },
    }),
    logbook: artifact('application/vnd.harbour.logbook.v3', 'a calm day, nothing to report'),
    charts: { '0.9.0': chart('tide-tables', '0.9.0'), '1.0.0': chart('tide-tables', '1.0.0') },
    shared: image([...base, layer('shared')]),
    other: image([...base, layer('other')]),
    gone: image([...base, layer('gone')]),
    buoy: image([...base, layer('buoy')], { year: 2023 }),
  };
}

const SEEDS = {
  empty: async () => {},

  /** A dozen repositories, one for each kind of thing; see `fleet()`. */
  async fleet(registry) {
    const made = fleet();
    for (const [version, thing] of Object.entries(made.pilots)) await registry.push('harbour/pilot', [version], thing);
    await registry.put('harbour/pilot', 'latest', made.pilots['1.10.0']);
    for (const { tag, thing } of made.beside) await registry.push('harbour/pilot', [tag], thing);
    await bySkopeo(registry, 'harbour/lighthouse', '2.0.0', made.lighthouse);
    await registry.put('harbour/lighthouse', 'latest', made.lighthouse);
    await registry.push('harbour/ferry', ['3.1', 'latest'], made.ferry);
    await registry.push('harbour/ledger', ['5.0'], made.ledger);
    await bySkopeo(registry, 'harbour/ledger-of-old', '5.0', made.ledgerOfOld, ['--format', 'v2s1']);
    await registry.push('harbour/convoy', ['1'], made.convoy);
    const told = fallback(made.beacon, [made.survey]);
    await registry.push('harbour/beacon', ['1.0'], made.beacon);
    await registry.push('harbour/beacon', [told.tag], told.thing);
    await registry.push('harbour/logbook', ['may'], made.logbook);
    for (const [version, thing] of Object.entries(made.charts)) await registry.push('charts/tide-tables', [version], thing);
    // Four tags on one digest, and one on another.
    await registry.push('harbour/shared', ['1', '1.4', '1.4.2', 'stable'], made.shared);
    await registry.push('harbour/shared', ['next'], made.other);
    // All its tags are deleted: the repository stays in the catalog, and its list of tags is null.
    await registry.push('harbour/emptied', ['1.0'], made.gone);
    await registry.drop('harbour/emptied', made.gone.descriptor.digest);
    // A name of one segment is no `library/` here.
    await registry.push('buoy', ['1.0'], made.buoy);
  },

  /** 250 repositories, of which the first has 1,200 tags on six images and the second 100. Only to be read. */
  async crowd(registry) {
    const images = Array.from({ length: 6 }, (_, at) => image([...base, layer(`ship-${at}`)], { year: 2018 + at }));
    const [first, second, ...rest] = CROWD;
    for (const name of [first, second]) for (const one of images) await registry.push(name, [], one);
    await each(MANY_TAGS, (tag, at) => registry.put(first, tag, images[at % images.length]));
    // As many as a page may have: who asks for pages cannot know that there is no other.
    await each(MANY_TAGS.slice(0, 100), (tag, at) => registry.put(second, tag, images[at % images.length]));
    await each(rest, (name, at) => registry.push(name, ['1.0'], images[at % images.length], { from: first }));
  },

  /** For the bench: 20 repositories with five tags each. */
  async twenty(registry) {
    const tags = ['1.0', '1.1', '1.2', '2.0', 'latest'];
    for (const name of many(20, (at) => `bench/ship-${at}`)) await registry.push(name, tags, pilot('1.0.0', 2021));
  },

  /** For the bench: 2,000 repositories with one tag each. */
  async thousands(registry) {
    const ship = image([...base, layer('ship')]);
    const [from, ...rest] = many(2000, (at) => `fleet-${at.slice(-1)}/ship-${at}`);
    await registry.push(from, ['1.0'], ship);
    await each(rest, (name) => registry.push(name, ['1.0'], ship, { from }));
  },

  /** For the bench: 10,000 tags of one repository, on six images and two indexes. */
  async tags(registry) {
    const images = Array.from({ length: 6 }, (_, at) => image([...base, layer(`ship-${at}`)], { year: 2018 + at }));
    const all = [...images, lighthouse(), lighthouse('docker')];
    for (const one of all) await registry.push(TAGGED, [], one);
    await each(many(10_000, (at) => `2024.1.${at}`), (tag, at) => registry.put(TAGGED, tag, all[at % all.length]));
  },
};

const many = (length, name) => Array.from({ length }, (_, at) => name(String(at).padStart(4, '0')));
/** The repository with very many tags, of the seed `tags`. */
export const TAGGED = 'bench/tagged';
/** What is served from where it is kept, to be read and not changed. */
const READ_ONLY = new Set(['crowd', 'twenty', 'thousands', 'tags']);
export const CROWD = many(250, (at) => `crowd/ship-${at}`);
export const MANY_TAGS = many(1200, (at) => `2024.${at}`);

/** The way people push: an OCI layout on disk (of OCI's types alone), and skopeo. Every manifest of an index goes along. */
async function bySkopeo(registry, repository, tag, thing, more = []) {
  const folder = await mkdtemp(join(KEPT, 'layout-'));
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
  const all = (one) => [one, ...one.blobs, ...one.children.flatMap(all)];
  for (const { bytes, descriptor } of all(thing)) await writeFile(join(folder, 'blobs/sha256', descriptor.digest.slice(7)), bytes);
  const entry = { ...thing.descriptor, annotations: { 'org.opencontainers.image.ref.name': tag } };
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [entry] }));
  const to = `docker://${new URL(registry.address).host}/${repository}:${tag}`;
  const whole = thing.children.length ? ['--all', '--preserve-digests'] : [];
  const copy = ['--insecure-policy', 'copy', '--quiet', '--dest-tls-verify=false', ...whole, ...more];
  await run(find('skopeo'), [...copy, `oci:${folder}:${tag}`, to]);
  await rm(folder, { recursive: true });
}

/**
 * What a registry's storage is to be: a copy of a seed, or the seed itself when it is only read.
 * @param name one of SEEDS
 * @param folder where a copy goes
 * @param serve starts a registry over a folder: `{ registry, stop }`
 */
export async function storageOf(name, folder, serve) {
  const sum = createHash('sha256');
  for (const file of MADE_BY) sum.update(await readFile(new URL(file, import.meta.url)));
  const kept = join(KEPT, `${name}-${sum.digest('hex').slice(0, 12)}`);
  if (!(await stat(kept).catch(() => null))) await make(name, kept, serve);
  if (READ_ONLY.has(name)) return { storage: kept, readonly: true };
  await cp(kept, folder, { recursive: true });
  return { storage: folder, readonly: false };
}

/** Made aside and then given its name, so that two that make the same at once do each other no harm. */
async function make(name, kept, serve) {
  await mkdir(KEPT, { recursive: true });
  const aside = await mkdtemp(join(KEPT, 'making-'));
  try {
    const { registry, stop } = await serve(aside);
    try {
      await SEEDS[name](registry);
    } finally {
      await stop();
    }
    await rename(aside, kept);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!(await stat(kept).catch(() => null))) throw error;
  }
}
