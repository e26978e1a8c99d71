// What the connection doctor prints, put to work word for word: nginx, Caddy, Traefik and Distribution started with it.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDocker } from './docker.mjs';
import { listen } from './listen.mjs';
import { startCaddy, startNginx, startRegistry, startTraefik } from './servers.mjs';
import { PATIENCE, within } from './within.mjs';

/**
 * A port that leads to a server, as one does that the server listens on itself: the server can be another one later, or
 * leave the port to somebody else.
 */
export async function portTo(t, address) {
  let target = new URL(address);
  const server = createServer((from) => {
    const to = connect(Number(target.port), target.hostname);
    from.pipe(to).pipe(from);
    for (const end of [from, to]) end.on('error', () => [from, to].forEach((one) => one.destroy()));
    open.add(from);
    from.once('close', () => open.delete(from));
  });
  const open = new Set();
  const { host, address: here, stop } = await listen(server);
  // A browser keeps its connections for the next question.
  const drop = () => open.forEach((one) => one.destroy());
  const leave = async () => {
    if (!server.listening) return;
    const left = stop();
    drop();
    await left;
  };
  const turn = (to) => {
    target = new URL(to);
    drop();
  };
  t.after(leave);
  return { host, address: here, leave, turn };
}

/** nginx with one file more in `conf.d`. */
export const nginxWith = async (t, text) => t.after((await startNginx(await room(t, 'nginx'), text)).stop);

/** Caddy with this in its file. */
export const caddyWith = async (t, text) => t.after((await startCaddy(await room(t, 'caddy'), text)).stop);

/**
 * Traefik at a host, before a container that has labels like these in a Compose file. Which port of the container is meant
 * Docker would say.
 */
export async function traefikWith(t, text, { host, behind }) {
  const [head, ...lines] = text.trimEnd().split('\n');
  if (head !== 'labels:') throw new Error(text);
  const labels = Object.fromEntries(lines.map((line) => {
    const [, label] = /^ {2}- (".*")$/.exec(line);
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(JSON.parse(label));
    return [name, value];
  }));
  const port = { 'traefik.http.services.registry.loadbalancer.server.port': behind.split(':').at(-1) };
  t.after((await startTraefik(host, await startDocker(t, { ...labels, ...port }))).stop);
  // It listens before it has heard of any container, and says 404 until then.
  const knows = async () => (await fetch(`http://${host}/v2/`)).status !== 404;
  await within(PATIENCE, 'Traefik knows the container', knows);
}

/** Distribution with the environment that lines of a Compose file say. Its address. */
export async function distributionWith(t, text) {
  const [head, ...lines] = text.trimEnd().split('\n');
  if (head !== 'environment:') throw new Error(text);
  const env = Object.fromEntries(lines.map((line) => {
    const [, name, value] = /^ {2}([\w-]+): (".*")$/.exec(line);
    return [name, JSON.parse(value)];
  }));
  return distribution(t, '', env);
}

/** Distribution whose `config.yml` ends with these lines. Its address. */
export const distributionConfigured = (t, text) => distribution(t, text, {});

async function distribution(t, text, env) {
  const folder = await room(t, 'distribution');
  await mkdir(join(folder, 'storage'));
  const config = join(folder, 'config.yml');
  const said = { http: 'http:\n', storage: 'storage:\n', ...Object.fromEntries([[text.split(':')[0], text]].filter(([name]) => name)) };
  await writeFile(config, `version: 0.1
log: { level: info, accesslog: { disabled: true } }
${said.storage}  filesystem: { rootdirectory: '${join(folder, 'storage')}' }
${said.http}  addr: 127.0.0.1:0
`);
  const { address, stop } = await startRegistry(config, env);
  t.after(stop);
  return address;
}

async function room(t, name) {
  const folder = await mkdtemp(join(tmpdir(), `portolan-${name}-`));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
