// The console on the web servers that people have, by the very files of `deploy/`: what stands in them for an
// administrator to change (addresses, folders, certificates) is changed here as an administrator would, and nothing else.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { find, onFreePort, startBound } from './program.mjs';
import { startNginx } from './servers.mjs';
import { dist } from './site.mjs';

const deploy = fileURLToPath(new URL('../../../deploy', import.meta.url));

/** The web servers. */
export const HOSTS = ['nginx', 'Caddy'];

/** Who passes the door that stands before a registry. */
export const KEEPER = { user: 'captain', password: 'harbour-1914' };

/**
 * Serves `dist/` until the test ends.
 *
 * @param kind one of `HOSTS`
 * @param under the path that it is served under, such as `/tools/registry`; at the root when empty
 * @param config what `config.json` says
 * @param registry the address of a registry behind the same origin
 * @param door whether the host asks for KEEPER's password before it; otherwise the registry asks, or nobody
 * @param user whether the host was told of KEEPER
 * @param secure the certificate that nginx serves https and HTTP/2 with, see tls.mjs
 */
export async function startHost(t, kind, options = {}) {
  const { under = '', config = {}, registry, door = true, user = true, secure } = options;
  const folder = await mkdtemp(join(tmpdir(), `portolan-${kind}-`));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const root = join(folder, 'www');
  await lay(join(root, under), config);
  const { port, stop } = await onFreePort((port) => START[kind](folder, { port, root, under, registry, door, user, secure }));
  t.after(stop);
  const origin = secure ? `https://${secure.host}:${port}` : `http://127.0.0.1:${port}`;
  return { origin, under, address: `${origin}${under}/`, origins: new Set([origin]) };
}

/** The files as an administrator lays them, with settings of their own. */
async function lay(folder, config) {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(dist)).filter((name) => name !== 'config.json');
  await Promise.all(names.map((name) => symlink(join(dist, name), join(folder, name))));
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
}

/** Every line is there to be changed, and is. */
const changed = (text, changes) =>
  changes.reduce((said, [from, to]) => {
    assert.ok(from instanceof RegExp ? from.test(said) : said.includes(from), `${from}`);
    return said.replaceAll(from, to);
  }, text);

const START = {
  async nginx(folder, { port, root, under, registry, door, secure }) {
    await cp(join(deploy, 'nginx'), join(folder, 'portolan'), { recursive: true });
    await writeFile(join(folder, 'users'), `${KEEPER.user}:{PLAIN}${KEEPER.password}\n`);
    const atRoot = / {4}location \/ \{\n {8}root \/srv\/portolan;\n.*\n {4}\}\n/g;
    const site = changed(await readFile(join(deploy, 'nginx', registry ? 'one-origin.conf' : 'console.conf'), 'utf8'), [
      ...(secure
        ? [
            ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
            ['/etc/nginx/tls/console.example.crt', secure.certFile],
            ['/etc/nginx/tls/console.example.key', secure.keyFile],
          ]
        : [['listen 443 ssl http2;', `listen 127.0.0.1:${port};`], [/ {4}ssl_.*\n/g, '']]),
      under ? [atRoot, '    include portolan/path.conf;\n'] : ['/srv/portolan', root],
      ...(registry ? [['127.0.0.1:5000', new URL(registry).host]] : []),
      ...(registry && door ? [['/etc/nginx/portolan-users', join(folder, 'users')]] : []),
      ...(registry && !door ? [[/ {8}auth_basic.*\n/g, '']] : []),
    ]);
    const path = changed(await readFile(join(deploy, 'nginx/path.conf'), 'utf8'), [['/srv/www', root]]);
    await writeFile(join(folder, 'portolan/path.conf'), path);
    return startNginx(folder, site);
  },

  async Caddy(folder, { port, root, under, registry, door, user }) {
    const env = {
      PORTOLAN_SITE: `:${port}`,
      PORTOLAN_BIND: '127.0.0.1',
      PORTOLAN_ROOT: join(root, under),
      PORTOLAN_UNDER: under,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    };
    if (registry) env.PORTOLAN_REGISTRY = new URL(registry).host;
    if (!door) env.PORTOLAN_DOOR = 'portolan-registry-asks';
    if (registry && door && user) Object.assign(env, { PORTOLAN_USER: KEEPER.user, PORTOLAN_PASSWORD_HASH: await hashed() });
    const conf = join(deploy, 'caddy', registry ? 'Caddyfile.one-origin' : 'Caddyfile');
    const ready = (line) => line.includes('serving initial configuration');
    return startBound('caddy', ['run', '--config', conf, '--adapter', 'caddyfile'], ready, { env });
  },
};

/** The password as `caddy hash-password` would print it, at the least cost that bcrypt has. */
async function hashed() {
  const crypt = 'print crypt($ARGV[0], q($2y$04$abcdefghijklmnopqrstuu))';
  const { stdout } = await promisify(execFile)(find('perl'), ['-e', crypt, KEEPER.password]);
  return stdout;
}

/** An answer as it came over the wire: `fetch` unpacks bodies, and tells nobody. */
export async function wire(address, { method = 'GET', headers = {} } = {}) {
  const sent = ask(address, { method, headers, agent: false });
  sent.end();
  const [answer] = await once(sent, 'response');
  const parts = [];
  for await (const part of answer) parts.push(part);
  return { status: answer.statusCode, headers: answer.headers, raw: answer.rawHeaders, body: Buffer.concat(parts) };
}
