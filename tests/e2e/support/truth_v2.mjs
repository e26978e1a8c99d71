// What a v2 registry holds, worked out from its answers alone: the chains of its tags and what each layer weighs.

import { createHash } from 'node:crypto';

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * The chains of a repository's tags, for one platform of those that have several.
 *
 * @returns `chains`: for each tag its layers from the base up, each with `chain` (hex), `digest` and `size`
 */
export async function readChains(address, repository, { os = 'linux', architecture = 'amd64' } = {}) {
  const get = async (path, headers = {}) => {
    const response = await fetch(`${address}/v2/${repository}/${path}`, { headers });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const manifest = async (reference) => {
    const said = await get(`manifests/${reference}`, { Accept: ACCEPT });
    if (!said.manifests) return said;
    const real = said.manifests.filter(({ annotations }) => !annotations?.['vnd.docker.reference.type']);
    const wanted = real.find(({ platform }) => platform?.os === os && platform?.architecture === architecture);
    return manifest((wanted ?? real[0]).digest);
  };
  const { tags } = await get('tags/list');
  const chains = {};
  // What is attached to another manifest, named by its digest, has no ancestry of its own.
  for (const tag of tags.filter((name) => !/^sha256-[0-9a-f]{64}/.test(name))) {
    const { config, layers } = await manifest(tag);
    const { rootfs } = await get(`blobs/${config.digest}`);
    if (!rootfs) continue;
    let below;
    chains[tag] = rootfs.diff_ids.map((diff, at) => {
      below = below ? `sha256:${createHash('sha256').update(`${below} ${diff}`).digest('hex')}` : diff;
      return { chain: below.slice('sha256:'.length), digest: layers[at].digest, size: layers[at].size };
    });
  }
  return chains;
}

/** The bytes that no tag but these reaches: each stored layer once. */
export function freed(chains, ...going) {
  const held = Object.entries(chains).filter(([tag]) => !going.includes(tag)).flatMap(([, layers]) => layers);
  const kept = new Set(held.map(({ digest }) => digest));
  const gone = going.flatMap((tag) => chains[tag]).filter(({ digest }) => !kept.has(digest));
  return [...new Map(gone.map(({ digest, size }) => [digest, size])).values()].reduce((sum, size) => sum + size, 0);
}
