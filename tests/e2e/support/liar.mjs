// A server that lies. It holds a small honest registry, so that something stays true, and at the paths that a test names
// it answers whatever the test has it answer. It and a second listener at another origin write down every request that
// reaches them, and how each ended: tests read there what was sent to whom.

import { createServer } from 'node:http';
import { once } from 'node:events';
import { CORS } from './front.mjs';
import { chain } from './images.mjs';
import { assertAlive, assertUntold } from './liar_watch.mjs';
import { listen } from './listen.mjs';
import { image, layer } from './oci.mjs';
import { sit } from './person.mjs';
import { startStack } from './stack.mjs';
import { PATIENCE, within } from './within.mjs';

const TELLS = {
  ...CORS,
  'Access-Control-Allow-Headers': `${CORS['Access-Control-Allow-Headers']}, X-Docker-Token`,
  'Access-Control-Expose-Headers': `${CORS['Access-Control-Expose-Headers']}, X-Docker-Size, X-Docker-Checksum-Payload`,
  // What it says of one test must not be kept for the next.
  'Access-Control-Max-Age': '0',
};

/**
 * Starts a liar and a listener at another origin, which answers everything with an empty object.
 * @param api `v1` or `v2`, which settings say it speaks
 * @param open whether `/` opens it at once
 * @param registry more of what settings say of it
 */
export async function startLiar(t, { api = 'v2', open = true, registry = {} } = {}) {
  const lies = [];
  const truth = new Map();
  const told = (request) => lies.findLast((lie) => lie.methods.includes(request.method) && lie.path.test(request.url));
  const truthfully = (request, response) =>
    say(truth.get(decodeURIComponent(request.url.split('?')[0])) ?? UNKNOWN)(request, response);
  const [here, there] = await Promise.all([
    listener(t, (request, response) => (told(request)?.answer ?? truthfully)(request, response)),
    listener(t, say({ json: {} })),
  ]);
  const settings = { registries: [{ name: 'Liar', address: here.address, api, ...(api === 'v1' ? { standalone: true } : {}), ...registry }] };
  const stack = await startStack(t, { manner: 'none', settings: { ...settings, ...(open ? { open: here.address } : {}) } });
  stack.origins.add(here.address);
  return {
    ...stack,
    liar: here.address,
    elsewhere: there.address,
    host: new URL(here.address).host,
    /** Holds what is said of these paths to be the truth. */
    holds: (answers) => Object.entries(answers).forEach(([path, answer]) => truth.set(path, answer)),
    /** Answers requests of a path in this way from now on; the latest lie counts. A function that ends it. */
    lie(path, answer, methods = ['GET', 'HEAD']) {
      const lie = { path, methods, answer: typeof answer === 'function' ? answer : say(answer) };
      lies.push(lie);
      return () => lies.splice(lies.indexOf(lie), 1);
    },
    /** The truth, to be told by a lie that does not always lie; and what it is, to be changed. */
    truthfully,
    truth,
    /** What was asked of it, in order, without what browsers ask in preparation. */
    asked: () => here.seen.filter(({ method }) => method !== 'OPTIONS'),
    /** What was asked of the other origin. */
    askedElsewhere: () => there.seen,
  };
}

const UNKNOWN = { status: 404, json: { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'nothing of this name' }] } };

/** A listener on a port of its own. */
async function listener(t, answer) {
  const seen = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const record = { method, url, headers, ended: null };
    seen.push(record);
    request.resume();
    record.over = once(response, 'close').then(() => (record.ended = response.writableFinished ? 'answered' : 'left'));
    response.on('error', () => {});
    if (method === 'OPTIONS') return response.writeHead(204, TELLS).end();
    return answer(request, response);
  });
  server.keepAliveTimeout = 0;
  const { address } = await listen(server, { t });
  return { address, seen };
}

/**
 * One whole answer.
 * @param json, body what it says; of a manifest its `type`
 */
export function say({ status = 200, headers = {}, type = 'application/json', json, body = json === undefined ? '' : JSON.stringify(json) }) {
  return (request, response) => {
    const length = { 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { ...TELLS, 'Content-Type': type, ...length, ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

/** The head of an answer, after which comes whatever a lie sends. */
export const begin = (response, { status = 200, headers = {}, type = 'application/json' } = {}) =>
  response.writeHead(status, { ...TELLS, 'Content-Type': type, ...headers });

/** What a v2 registry answers of a repository whose tags point at things of `oci.mjs`. */
export function repositoryV2(name, tags) {
  const answers = { [`/v2/${name}/tags/list`]: { json: { name, tags: Object.keys(tags) } } };
  const keep = (thing, ...references) => {
    const { digest, mediaType } = thing.descriptor;
    const answer = { type: mediaType, body: thing.bytes, headers: { 'Docker-Content-Digest': digest } };
    for (const reference of [digest, ...references]) answers[`/v2/${name}/manifests/${reference}`] = answer;
    for (const { descriptor, bytes } of thing.blobs) {
      answers[`/v2/${name}/blobs/${descriptor.digest}`] = { type: 'application/octet-stream', body: bytes };
    }
    thing.children.forEach((child) => keep(child));
  };
  for (const [tag, thing] of Object.entries(tags)) keep(thing, tag);
  return answers;
}

/** What a v2 registry answers of itself. */
export const registryV2 = (...repositories) => ({
  '/v2/': { json: {}, headers: { 'Docker-Distribution-Api-Version': 'registry/2.0' } },
  '/v2/_catalog': { json: { repositories } },
});

/** What a v1 registry answers of itself and of a repository whose tags point at images of `images.mjs`. */
export function registryV1(name, tags, chain) {
  const answers = {
    '/v1/users/': { json: 'OK' },
    '/v1/_ping': { json: true, headers: { 'X-Docker-Registry-Standalone': 'True' } },
    '/v1/search': { json: { query: '', num_results: 1, results: [{ name, description: 'honest' }] } },
    [`/v1/repositories/${name}/tags`]: { json: Object.fromEntries(Object.entries(tags).map(([tag, { id }]) => [tag, id])) },
    [`/v1/repositories/${name}/images`]: { json: chain.map(({ id }) => ({ id })) },
  };
  for (const [tag, { id }] of Object.entries(tags)) answers[`/v1/repositories/${name}/tags/${tag}`] = { json: id };
  chain.forEach((image, at) => {
    const headers = { 'X-Docker-Size': String(image.layer.length), 'X-Docker-Checksum-Payload': image.checksum };
    answers[`/v1/images/${image.id}/json`] = { body: image.json, headers };
    answers[`/v1/images/${image.id}/ancestry`] = { json: chain.slice(0, at + 1).reverse().map(({ id }) => id) };
    answers[`/v1/images/${image.id}/layer`] = { body: image.layer, type: 'application/octet-stream' };
  });
  return answers;
}

/** The repository that a liar holds for the truth, the image of it in v2, and the two in v1. */
export const PILOT = 'harbour/pilot';
export const IMAGE = image([layer('pilot')]);
export const CHAIN = chain('base', 'pilot');

/**
 * A person before a liar that holds one honest repository with the tags `1.0` and `1.1`. Whatever is lied, at the end of
 * the test the page must draw, must never have held more than it may, and nobody may have been told what is not theirs.
 * @param at where in the console: `''` for the list of repositories, `/harbour/pilot:1.0` for an image
 * @param lies what it lies from the first request on; a function of the stack
 */
export async function before(t, who, { api = 'v2', at = `/${PILOT}`, lies = () => {}, open, registry, ...options } = {}) {
  let watch = () => {};
  // Before all else that ends with the test, so that the page is still there.
  t.after(() => watch());
  const stack = await startLiar(t, { api, open, registry });
  stack.holds(api === 'v1'
    ? registryV1(PILOT, { '1.0': CHAIN[1], 1.1: CHAIN[0] }, CHAIN)
    : { ...registryV2(PILOT), ...repositoryV2(PILOT, { '1.0': IMAGE, 1.1: IMAGE }) });
  lies(stack);
  const person = await sit(t, stack, who, { hash: at ? `#/${stack.host}${at}` : '', ...options });
  // Told at the very end: what fails before keeps from being closed what is open.
  watch = () => assertAlive(person.page).then(() => assertUntold(stack)).catch((error) => person.problems.push(error.message));
  return { stack, ...person };
}

/** Waits until a liar was asked something that fits, and gives what was asked. */
export const askedFor = ({ asked }, path, such = () => true) =>
  within(PATIENCE, `${path} is asked for`, () => asked().find((one) => path.test(one.url) && such(one)));

/** The notice that something failed for a reason, given as a text with its values left out. */
export function notice({ page, say }, attempt, reason) {
  const words = say('notice', reason).split(/\{\w+\}/).reduce((longest, one) => (one.length > longest.length ? one : longest));
  const title = say('notice', 'failed', { attempt });
  return page.getByRole('main').getByRole('alert').filter({ hasText: title }).filter({ hasText: words.trim() });
}
