// Servers that others wrote, each started by what it is configured with and ended by `stop`: nginx, Caddy, Traefik,
// Distribution.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startBound } from './program.mjs';

/** nginx over a folder of its own, with this as the one file in `conf.d`. */
export async function startNginx(folder, text) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const [conf, included] = ['nginx.conf', 'registry.conf'].map((name) => join(folder, name));
  await writeFile(included, text);
  await writeFile(conf, `daemon off; master_process off; pid ${folder}/pid; error_log stderr notice;
events { worker_connections 256; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  include ${included};
}
`);
  // Its events begin once its ports are open.
  const ready = (line) => line.includes('using the "');
  return startBound('nginx', ['-p', folder, '-e', 'stderr', '-c', conf], ready);
}

/** Caddy over a folder of its own, with this in its file; it asks nobody for certificates. */
export async function startCaddy(folder, text) {
  const conf = join(folder, 'Caddyfile');
  await writeFile(conf, `{\n\tadmin off\n\tauto_https off\n\tdefault_bind 127.0.0.1\n}\n${text}`);
  const env = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
  const ready = (line) => line.includes('serving initial configuration');
  return startBound('caddy', ['run', '--config', conf, '--adapter', 'caddyfile'], ready, { env });
}

/** Traefik at a host, with what a Docker Engine there says of containers; it tells nobody that it runs. */
export async function startTraefik(host, docker) {
  const quiet = ['--global.checknewversion=false', '--global.sendanonymoususage=false'];
  const where = [`--entrypoints.web.address=${host}`, `--providers.docker.endpoint=tcp://${docker}`];
  const ready = (line) => line.includes('Starting provider *docker.Provider');
  return startBound('traefik', [...quiet, ...where, '--log.level=INFO'], ready);
}

/** Distribution by a file of configuration that has it listen on any port; it says in its log which it was given. */
export async function startRegistry(config, env = {}) {
  const ready = (line) => /msg="listening on ([\d.:]+)"/.exec(line)?.[1];
  const { found, stop } = await startBound('docker-registry', ['serve', config], ready, { env });
  return { address: `http://${found}`, stop };
}
