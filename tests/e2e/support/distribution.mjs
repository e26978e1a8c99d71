// Debian's docker-registry (Distribution 2.8.2) as a program: open, with passwords, or with a token server, with or
// without a proxy in front, each on ports and storage of its own. In a test:
//
//   const real = await startRealStack(t, { auth: 'token', deletes: true, seed: 'fleet' });
//   const person = await sit(t, real, who, { hash: `#/${real.host}/harbour/pilot` });
//   assert.deepEqual(await real.truth.tags('harbour/pilot'), […]);
//
// `real.truth` reads and pushes behind the console's back (push.mjs), `fleet()` of seeds.mjs has what was pushed, thing
// by thing, and `real.tokens.asked` is all that the token server was sent. A registry takes 0.2 s to start.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CORS, startFront } from './front.mjs';
import { find } from './program.mjs';
import { registryAt } from './push.mjs';
import { storageOf } from './seeds.mjs';
import { startRegistry } from './servers.mjs';
import { serveSite } from './site.mjs';
import { startTokens } from './tokens.mjs';

/** Who there is, where there is anybody: the captain may do everything, the deckhand may pull. */
export const USERS = {
  captain: { password: 'harbour-1914', may: ['pull', 'push', 'delete', '*'] },
  deckhand: { password: 'bilge-water', may: ['pull'] },
};

const basic = (user) => `Basic ${Buffer.from(`${user}:${USERS[user].password}`).toString('base64')}`;

/**
 * Starts a registry.
 *
 * @param auth `none`, `htpasswd` or `token`
 * @param deletes whether it deletes manifests when asked to
 * @param mostListed how many repositories it lists in one answer, where it is not as by itself
 * @param seed what it holds at first, see seeds.mjs: `empty`, `fleet`, `crowd` (read only)
 * @param front the proxy before it: `nginx`, `caddy`, `none`, or lines of one's own as `{ nginx: (upstream) => '…' }`;
 *   where there are passwords it is nginx, since Distribution answers the preflight with 401 then
 * @param cors `true`, `false`, or the header fields themselves; said by Distribution itself when nothing is before it
 * @param tokens how the token server is, see tokens.mjs
 */
export async function startDistribution(options = {}) {
  const { auth = 'none', deletes = true, seed = 'fleet', cors = true, tokens: manner = {}, mostListed } = options;
  const { front = auth === 'none' ? 'none' : 'nginx' } = options;
  const folder = await mkdtemp(join(tmpdir(), 'portolan-distribution-'));
  const running = [() => rm(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of running.splice(0).reverse()) await end();
  };
  try {
    const kept = await storageOf(seed, join(folder, 'storage'), seedable);
    const tokens = auth === 'token' ? await startTokens(folder, { users: USERS, ...manner }) : null;
    if (tokens) running.push(tokens.stop);
    const headers = cors === true ? CORS : cors || {};
    const known = auth === 'htpasswd' ? { htpasswd: { realm: 'Harbour', path: await passwords(folder) } } : tokens?.auth;
    const begin = () => serve(folder, { ...kept, deletes, mostListed, auth: known, headers: front === 'none' ? headers : {} });
    let direct = await begin();
    running.push(() => direct.stop());
    let address = direct.address;
    if (front !== 'none') {
      const [kind, lines] = typeof front === 'string' ? [front] : Object.entries(front)[0];
      const before = await startFront(kind, direct.address, lines);
      running.push(before.stop);
      address = before.address;
    }
    const allowed = {
      none: () => ({}),
      htpasswd: () => ({ Authorization: basic('captain') }),
      token: (scope) => ({ Authorization: `Bearer ${tokens.allows(...scope.split(' '))}` }),
    }[auth];
    const truth = registryAt(direct.address, allowed);
    const { storage } = kept;
    /** Ends it and starts it again over what it keeps, at another address, which is given. */
    const restart = async () => {
      await direct.stop();
      direct = await begin();
      return direct.address;
    };
    return { address, host: new URL(address).host, direct: direct.address, tokens, truth, storage, restart, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Distribution over a folder. */
async function serve(folder, { storage, readonly = false, deletes = true, mostListed, auth, headers = {} }) {
  const config = join(folder, 'config.json');
  const fields = Object.entries(headers).map(([name, value]) => [name, [value]]);
  await mkdir(storage, { recursive: true });
  // JSON is YAML too.
  await writeFile(config, JSON.stringify({
    version: '0.1',
    log: { level: 'info', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: storage, maxthreads: 100 },
      delete: { enabled: deletes },
      maintenance: { uploadpurging: { enabled: false }, readonly: { enabled: readonly } },
    },
    http: { addr: '127.0.0.1:0', secret: 'of no use outside a test', headers: Object.fromEntries(fields) },
    ...(mostListed ? { catalog: { maxentries: mostListed } } : {}),
    compatibility: { schema1: { enabled: true } },
    // Layers that are kept elsewhere; whose addresses nobody ever asks for.
    validation: { manifests: { urls: { allow: ['^https://'] } } },
    ...(auth ? { auth } : {}),
  }));
  return startRegistry(config);
}

/** A registry to push a seed to. */
async function seedable(storage) {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-seed-'));
  const { address, stop } = await serve(folder, { storage });
  const ended = async () => {
    await stop();
    await rm(folder, { recursive: true });
  };
  return { registry: { address, ...registryAt(address) }, stop: ended };
}

/** The passwords as Distribution wants them, in bcrypt, which Perl has from the C library; at its least cost. */
async function passwords(folder) {
  const path = join(folder, 'htpasswd');
  const crypt = 'while (@ARGV) { my ($u, $p) = splice @ARGV, 0, 2; print "$u:", crypt($p, q($2y$04$abcdefghijklmnopqrstuu)), "\n" }';
  const pairs = Object.entries(USERS).flatMap(([user, { password }]) => [user, password]);
  const { stdout } = await promisify(execFile)(find('perl'), ['-e', crypt, ...pairs]);
  await writeFile(path, stdout);
  return path;
}

/**
 * A registry and a site that serves the console, both ended when the test ends; what `sit` and `openConsole` take.
 *
 * @param settings what `config.json` says, or a function of the site's origin and the registry
 * @param more see `startDistribution`
 */
export async function startRealStack(t, { settings = {}, ...more } = {}) {
  const real = await startDistribution(more);
  t.after(real.stop);
  return withSite(t, real, settings);
}

/** A site for a registry that is there already: one registry may serve several tests that do not disturb each other. */
export async function withSite(t, real, settings = {}) {
  const site = await serveSite({ settings: typeof settings === 'function' ? (origin) => settings(origin, real) : settings });
  t.after(site.stop);
  const origins = new Set([site.origin, real.address, ...(real.tokens ? [real.tokens.address] : [])]);
  return { ...real, site, siteAddress: site.address, address: site.address, registry: real.address, origins };
}
