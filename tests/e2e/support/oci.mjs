// What a v2 registry holds, made here byte for byte and the same each time: layers, configs with history, manifests and
// indexes in Docker's and OCI's words, charts, signatures, artifacts. A thing is `{ bytes, descriptor, … }`.

import { gzipSync } from 'node:zlib';
import { sha256, tar } from './images.mjs';

const DOCKER = 'application/vnd.docker';
const OCI = 'application/vnd.oci.image';
export const TYPES = {
  oci: {
    manifest: `${OCI}.manifest.v1+json`,
    index: `${OCI}.index.v1+json`,
    config: `${OCI}.config.v1+json`,
    layer: `${OCI}.layer.v1.tar+gzip`,
  },
  docker: {
    manifest: `${DOCKER}.distribution.manifest.v2+json`,
    index: `${DOCKER}.distribution.manifest.list.v2+json`,
    config: `${DOCKER}.container.image.v1+json`,
    layer: `${DOCKER}.image.rootfs.diff.tar.gzip`,
    schema1: `${DOCKER}.distribution.manifest.v1+json`,
  },
};

/** Every kind of manifest, as a client that knows them all accepts them. */
export const ACCEPT = Object.values(TYPES).flatMap(({ manifest, index }) => [index, manifest])
  .concat([`${DOCKER}.distribution.manifest.v1+prettyjws;q=0.5`]).join(', ');

/** Bytes, and what points at them. */
export function blob(mediaType, content, more = {}) {
  const bytes = Buffer.isBuffer(content) || typeof content === 'string' ? Buffer.from(content) : json(content);
  return { bytes, descriptor: { mediaType, digest: `sha256:${sha256(bytes)}`, size: bytes.length, ...more } };
}

const json = (value) => Buffer.from(JSON.stringify(value));

/** Content that hardly compresses and is the same every time, for layers of some size. */
export function ballast(name, length) {
  const pieces = Array.from({ length: Math.ceil(length / 32) }, (_, at) => Buffer.from(sha256(`${name} ${at}`), 'hex'));
  return Buffer.concat(pieces).subarray(0, length);
}

const packed = new Map();

/** A step of an image that brings files; the same name is the same layer. */
export function layer(name, { size = 600, command = `COPY ${name} /srv/${name} # buildkit` } = {}) {
  const key = `${name} ${size} ${command}`;
  if (!packed.has(key)) {
    const archive = tar({ [`srv/${name}`]: ballast(name, size) });
    packed.set(key, { command, diffId: `sha256:${sha256(archive)}`, bytes: gzipSync(archive, { level: 9 }) });
  }
  return packed.get(key);
}

/** A step that brings nothing: `ENV`, `CMD`, `LABEL`. */
export const empty = (command) => ({ command });

/** The moment of a step: an hour for each, from a day in the year the image is of. */
const moment = (year, at) => new Date(Date.UTC(year, 5, 1, 8 + at)).toISOString().replace('.000', '');

/**
 * An image.
 * @param steps of `layer` and `empty`, oldest first
 * @param style `oci` or `docker`
 * @param platform `linux/arm64/v8`
 * @param run what its config says of running it: `Env`, `Cmd`, `Labels`, …
 * @param manifest what its manifest says beside config and layers: `annotations`, `subject`, `artifactType`
 */
export function image(steps, { style = 'oci', platform = 'linux/amd64', year = 2024, run = {}, manifest = {} } = {}) {
  const types = TYPES[style];
  const [os, architecture, variant] = platform.split('/');
  const brought = steps.filter(({ bytes }) => bytes);
  const history = steps.map(({ command, bytes }, at) => ({
    created: moment(year, at),
    created_by: command,
    comment: 'buildkit.dockerfile.v0',
    ...(bytes ? {} : { empty_layer: true }),
  }));
  const config = blob(types.config, {
    created: history.at(-1).created,
    author: 'Harbour Works',
    architecture,
    os,
    ...(variant ? { variant } : {}),
    config: { Env: ['PATH=/usr/local/bin:/usr/bin:/bin'], Cmd: ['/bin/sh'], ...run },
    rootfs: { type: 'layers', diff_ids: brought.map(({ diffId }) => diffId) },
    history,
  });
  const layers = brought.map(({ bytes }) => blob(types.layer, bytes));
  return { ...manifestOf(style, config, layers, manifest), platform: { os, architecture, ...(variant ? { variant } : {}) } };
}

/** A manifest over any config and any layers. */
export function manifestOf(style, config, layers, more = {}) {
  const said = {
    schemaVersion: 2,
    mediaType: TYPES[style].manifest,
    config: config.descriptor,
    layers: layers.map(({ descriptor }) => descriptor),
    ...more,
  };
  return { ...blob(said.mediaType, said), blobs: [config, ...layers], children: [] };
}

/** An index over manifests, each with its platform when it has one. */
export function index(children, { style = 'oci', ...more } = {}) {
  const mediaType = TYPES[style].index;
  const manifests = children.map(({ descriptor, platform, entry = {} }) => ({ ...descriptor, ...(platform ? { platform } : {}), ...entry }));
  return { ...blob(mediaType, { schemaVersion: 2, mediaType, manifests, ...more }), blobs: [], children };
}

/** What buildkit puts beside an image of an index: an in-toto statement, of no platform. */
export function attestation(of) {
  const config = blob(TYPES.oci.config, { architecture: 'unknown', os: 'unknown', config: {}, rootfs: { type: 'layers', diff_ids: [] } });
  const statement = blob('application/vnd.in-toto+json', {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://slsa.dev/provenance/v0.2',
    subject: [{ name: 'pkg:docker/harbour', digest: { sha256: of.descriptor.digest.slice(7) } }],
    predicate: { builder: { id: 'harbour works' }, buildType: 'https://mobyproject.org/buildkit@v1' },
  }, { annotations: { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' } });
  const annotations = { 'vnd.docker.reference.digest': of.descriptor.digest, 'vnd.docker.reference.type': 'attestation-manifest' };
  return { ...manifestOf('oci', config, [statement]), platform: { architecture: 'unknown', os: 'unknown' }, entry: { annotations } };
}

/** A Helm chart as `helm push` makes one. */
export function chart(name, version) {
  const about = { apiVersion: 'v2', name, version, description: `${name} for the harbour`, type: 'application' };
  const files = { [`${name}/Chart.yaml`]: Object.entries(about).map(([key, value]) => `${key}: ${value}\n`).join('') };
  const config = blob('application/vnd.cncf.helm.config.v1+json', about);
  const archive = gzipSync(tar(files), { level: 9 });
  return manifestOf('oci', config, [blob('application/vnd.cncf.helm.chart.content.v1.tar+gzip', archive)]);
}

const OF_COSIGN = {
  sig: (of, where) => blob('application/vnd.dev.cosign.simplesigning.v1+json', {
    critical: {
      identity: { 'docker-reference': where },
      image: { 'docker-manifest-digest': of.descriptor.digest },
      type: 'cosign container image signature',
    },
    optional: { signer: 'harbour works' },
  }, { annotations: { 'dev.cosignproject.cosign/signature': Buffer.from(sha256(of.bytes), 'hex').toString('base64') } }),
  att: (of) => blob('application/vnd.dsse.envelope.v1+json', {
    payloadType: 'application/vnd.in-toto+json',
    payload: json({ _type: 'https://in-toto.io/Statement/v0.1', subject: [{ digest: { sha256: of.descriptor.digest.slice(7) } }] }).toString('base64'),
    signatures: [],
  }),
  sbom: () => blob('text/spdx+json', { spdxVersion: 'SPDX-2.3', name: 'harbour', packages: [{ name: 'tides', versionInfo: '1.4.2' }] }),
};

/** What cosign puts beside an image, and the tag it puts it under: `sig`, `att` or `sbom`. */
export function cosign(kind, of, where) {
  const layers = [OF_COSIGN[kind](of, where)];
  const config = blob(TYPES.oci.config, { architecture: '', os: '', config: {}, rootfs: { type: 'layers', diff_ids: [layers[0].descriptor.digest] } });
  return { tag: `sha256-${of.descriptor.digest.slice(7)}.${kind}`, thing: manifestOf('oci', config, layers) };
}

/** Something that is no image, of any type; with a `subject` it is a referrer. */
export function artifact(artifactType, content, { subject, annotations } = {}) {
  const config = blob('application/vnd.oci.empty.v1+json', '{}');
  const about = { artifactType, ...(subject ? { subject: subject.descriptor } : {}), ...(annotations ? { annotations } : {}) };
  const made = manifestOf('oci', config, [blob(artifactType, content)], about);
  return { ...made, entry: { artifactType, ...(annotations ? { annotations } : {}) } };
}

/** The tag and the index through which a registry without the referrers API tells who refers to a thing. */
export function fallback(of, referrers) {
  return { tag: of.descriptor.digest.replace(':', '-'), thing: index(referrers) };
}
