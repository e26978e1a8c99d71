// Pushing to a v2 registry and reading it behind the console's back, by plain HTTP.

import { ACCEPT } from './oci.mjs';

/** How many requests at once. */
const AT_ONCE = 8;

/**
 * Speaks to a registry.
 * @param address its origin
 * @param allowed header fields for a scope, such as `repository:harbour/pilot:pull,push`
 */
export function registryAt(address, allowed = () => ({})) {
  const send = async (method, path, { scope, headers = {}, body, may = [] } = {}) => {
    const answer = await fetch(new URL(path, address), { method, body, headers: { ...allowed(scope), ...headers } });
    if (!answer.ok && !may.includes(answer.status)) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer;
  };
  const of = (repository, actions) => `repository:${repository}:${actions}`;
  const manifest = (method, repository, reference, more = {}) =>
    send(method, `/v2/${repository}/manifests/${reference}`, { scope: of(repository, 'pull'), headers: { Accept: ACCEPT }, ...more });

  const pushBlob = async (repository, { bytes, descriptor }, from) => {
    const query = from ? `?mount=${descriptor.digest}&from=${from}` : '';
    const scope = `${of(repository, 'pull,push')}${from ? ` ${of(from, 'pull')}` : ''}`;
    const begun = await send('POST', `/v2/${repository}/blobs/uploads/${query}`, { scope });
    if (begun.status === 201) return;
    const to = new URL(begun.headers.get('location'), address);
    to.searchParams.set('digest', descriptor.digest);
    const headers = { 'Content-Type': 'application/octet-stream' };
    await send('PUT', `${to.pathname}${to.search}`, { scope, body: bytes, headers });
  };
  const put = (repository, reference, { bytes, descriptor }) =>
    send('PUT', `/v2/${repository}/manifests/${reference}`, {
      scope: of(repository, 'pull,push'), body: bytes, headers: { 'Content-Type': descriptor.mediaType },
    });

  const registry = {
    /** Pushes a thing of `oci.mjs` with all it stands on, under tags or, with none, by its digest alone. */
    async push(repository, tags, thing, { from } = {}) {
      for (const child of thing.children) await registry.push(repository, [], child, { from });
      await each(unlike(thing.blobs), (one) => pushBlob(repository, one, from));
      for (const tag of tags.length ? tags : [thing.descriptor.digest]) await put(repository, tag, thing);
      return thing.descriptor.digest;
    },
    /** Puts a manifest under a tag, when all it stands on is there. */
    put,
    /** Takes the manifest away, and with it every tag on it. */
    drop: (repository, digest) => send('DELETE', `/v2/${repository}/manifests/${digest}`, { scope: of(repository, 'delete') }),
    /** The digest behind a tag, or nothing. */
    async digest(repository, reference) {
      const answer = await manifest('HEAD', repository, reference, { may: [404] });
      return answer.ok ? answer.headers.get('docker-content-digest') : null;
    },
    /** The bytes of a manifest as they are kept. */
    bytes: async (repository, reference) => Buffer.from(await (await manifest('GET', repository, reference)).arrayBuffer()),
    manifest: async (repository, reference) => (await manifest('GET', repository, reference)).json(),
    config: async (repository, reference) => {
      const { config } = await registry.manifest(repository, reference);
      return (await send('GET', `/v2/${repository}/blobs/${config.digest}`, { scope: of(repository, 'pull') })).json();
    },
    /** The tags, in the order a computer sorts them; an empty list when there are none or no such repository. */
    async tags(repository) {
      const answer = await send('GET', `/v2/${repository}/tags/list`, { scope: of(repository, 'pull'), may: [404] });
      return answer.ok ? ((await answer.json()).tags ?? []).toSorted() : [];
    },
    /** `{ tag: digest }`. */
    async tagged(repository) {
      const tags = await registry.tags(repository);
      const found = await each(tags, async (tag) => [tag, await registry.digest(repository, tag)]);
      return Object.fromEntries(found);
    },
    async catalog() {
      const all = [];
      for (let page = '/v2/_catalog?n=100'; page; ) {
        const answer = await send('GET', page, { scope: 'registry:catalog:*' });
        all.push(...(await answer.json()).repositories);
        page = /<([^>]+)>/.exec(answer.headers.get('link') ?? '')?.[1];
      }
      return all;
    },
  };
  return registry;
}

const unlike = (blobs) => [...new Map(blobs.map((one) => [one.descriptor.digest, one])).values()];

/** Does something for each, some at a time, and keeps the order of what came of it. */
export async function each(list, act) {
  const done = [];
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const at = next++;
      done[at] = await act(list[at], at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, list.length) }, worker));
  return done;
}
