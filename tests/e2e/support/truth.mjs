// What a registry really holds, asked behind the console's back by its own API, and figures worked out from it. The
// console's figures are compared with these, never with numbers written by hand.

const CAPTAIN = { Authorization: `Basic ${Buffer.from('captain:harbour-1914').toString('base64')}` };

/** Reads a v1 registry at an origin; the headers are for one that wants to know who asks. */
export function truthOf(origin, headers = {}) {
  const get = async (path) => {
    const answer = await fetch(`${origin}/v1/${path}`, { headers });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const json = async (path) => (await get(path)).json();
  const truth = {
    tags: (repository) => json(`repositories/${repository}/tags`),
    images: (repository) => json(`repositories/${repository}/images`),
    image: (id) => json(`images/${id}/json`),
    ancestry: (id) => json(`images/${id}/ancestry`),
    layer: async (id) => Buffer.from(await (await get(`images/${id}/layer`)).arrayBuffer()),
    /** The bytes of the layer as the registry keeps it. */
    size: async (id) => Number((await get(`images/${id}/json`)).headers.get('x-docker-size')),
    /** Whether there is such an image, in full. */
    has: async (id) => (await fetch(`${origin}/v1/images/${id}/json`, { headers })).ok,
  };
  return truth;
}

/** A token for a repository of a Hub that stands apart, as headers for the registry. */
export async function tokenFor(index, repository) {
  const headers = { ...CAPTAIN, 'X-Docker-Token': 'true' };
  const answer = await fetch(`${index}/v1/repositories/${repository}/images`, { headers });
  return { Authorization: `Token ${answer.headers.get('x-docker-token')}` };
}

/** Everything about a repository's tree: tags, ancestries and the size of every image. */
export async function readTree(truth, repository) {
  const tags = await truth.tags(repository);
  const tips = [...new Set(Object.values(tags))];
  const ancestries = new Map(await Promise.all(tips.map(async (id) => [id, await truth.ancestry(id)])));
  const all = [...new Set([...ancestries.values()].flat())];
  const sizes = new Map(await Promise.all(all.map(async (id) => [id, await truth.size(id)])));
  const total = (ids) => ids.reduce((sum, id) => sum + sizes.get(id), 0);
  return {
    tags,
    ancestries,
    sizes,
    all,
    own: (id) => sizes.get(id),
    withAncestors: (id) => total([...ancestries.values()].find((ids) => ids.includes(id)).slice(0).reduce(
      ({ found, ids }, one) => (found || one === id ? { found: true, ids: [...ids, one] } : { found, ids }),
      { found: false, ids: [] },
    ).ids),
    /** The bytes that no other tag reaches when these go. */
    freed: (...going) => {
      const reach = (names) => new Set(names.flatMap((name) => ancestries.get(tags[name])));
      const stay = reach(Object.keys(tags).filter((name) => !going.includes(name)));
      return total([...reach(going)].filter((id) => !stay.has(id)));
    },
  };
}

/** A number of bytes as the console writes it, without the space: `8.1MB`. */
export function figure(bytes, language) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let at = 0;
  for (; bytes >= 999.95 && at < 4; at += 1) bytes /= 1000;
  const digits = at === 0 ? 0 : 1;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${new Intl.NumberFormat(language, format).format(bytes)}${units[at]}`;
}
