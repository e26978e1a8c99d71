// What the connection doctor prints, put to work word for word: nginx, Caddy and Distribution started with it.

import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBound } from './program.mjs';

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
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A browser keeps its connections for the next question.
  const drop = () => open.forEach((one) => one.destroy());
  const leave = async () => {
    if (!server.listening) return;
    server.close();
    drop();
    await once(server, 'close');
  };
  const turn = (to) => {
    target = new URL(to);
    drop();
  };
  t.after(leave);
  const { port } = server.address();
  return { host: `127.0.0.1:${port}`, address: `http://127.0.0.1:${port}`, leave, turn };
}

/** nginx with one file more in `conf.d`. */
export async function nginxWith(t, text) {
  const folder = await room(t, 'nginx');
  await writeFile(join(folder, 'registry.conf'), text);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const conf = join(folder, 'nginx.conf');
  await writeFile(conf, `daemon off; master_process off; pid ${folder}/pid; error_log stderr notice;
events { worker_connections 256; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  include ${folder}/registry.conf;
}
`);
  const ready = (line) => line.includes('using the "');
  t.after((await startBound('nginx', ['-p', folder, '-e', 'stderr', '-c', conf], ready)).stop);
}

/** Caddy with this in its file; it asks nobody for certificates. */
export async function caddyWith(t, text) {
  const folder = await room(t, 'caddy');
  const conf = join(folder, 'Caddyfile');
  await writeFile(conf, `{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n}\n${text}`);
  const env = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
  const ready = (line) => line.includes('serving initial configuration');
  t.after((await startBound('caddy', ['run', '--config', conf, '--adapter', 'caddyfile'], ready, { env })).stop);
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
  const ready = (line) => /msg="listening on ([\d.:]+)"/.exec(line)?.[1];
  const { found, stop } = await startBound('docker-registry', ['serve', config], ready, { env });
  t.after(stop);
  return `http://${found}`;
}

async function room(t, name) {
  const folder = await mkdtemp(join(tmpdir(), `portolan-${name}-`));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
