// nginx and Caddy in front of a registry, each on a port of its own. As they are set up here they answer the preflight
// themselves, which Distribution never does well once it knows users; a test may give them other lines instead.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onFreePort } from './program.mjs';
import { startCaddy, startNginx } from './servers.mjs';

/** All that a console needs to be told, from another origin. */
export const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers':
    'Authorization, Accept, Content-Type, Range, Content-Range, If-None-Match, Cache-Control',
  'Access-Control-Expose-Headers':
    'Docker-Content-Digest, Link, WWW-Authenticate, Location, Docker-Distribution-Api-Version, Content-Range, ' +
    'Docker-Upload-UUID, ETag, Retry-After, OCI-Subject, RateLimit-Limit, RateLimit-Remaining',
  'Access-Control-Max-Age': '600',
};

/**
 * Starts a proxy before `upstream`.
 *
 * @param kind `nginx` or `caddy`
 * @param lines what the server does, as a function of `upstream`: for nginx what stands inside `server { listen …; }`,
 *   for Caddy what stands inside the site; `answersPreflight` when nothing is given
 */
export async function startFront(kind, upstream, lines = answersPreflight[kind]) {
  const folder = await mkdtemp(join(tmpdir(), `portolan-${kind}-`));
  try {
    const { port, stop } = await onFreePort((port) => START[kind](folder, port, lines(upstream)));
    const ended = async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    };
    return { address: `http://127.0.0.1:${port}`, stop: ended };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

const START = {
  nginx: (folder, port, lines) => startNginx(folder, `server {\n    listen 127.0.0.1:${port};\n${lines}\n}\n`),
  caddy: (folder, port, lines) => startCaddy(folder, `http://:${port} {\n${lines}\n}\n`),
};

const eachHeader = (form) => Object.entries(CORS).map(([name, value]) => form(name, value)).join('\n');

/** For a `location` of nginx: everything a page is told, and the answer to what a browser asks in preparation. */
export const nginxTells = `      if ($request_method = OPTIONS) {
${eachHeader((name, value) => `        add_header ${name} "${value}";`)}
        return 204;
      }
${eachHeader((name, value) => `      add_header ${name} "${value}" always;`)}`;

/** The lines of a proxy that answers what a browser asks in preparation. */
export const answersPreflight = {
  nginx: (upstream) => `    client_max_body_size 0;
    location / {
${nginxTells}
      proxy_set_header Host $http_host;
      proxy_pass ${upstream};
    }`,
  caddy: (upstream) => `  header {
${eachHeader((name, value) => `    ${name} "${value}"`)}
    defer
  }
  @preflight method OPTIONS
  respond @preflight 204
  reverse_proxy ${upstream}`,
};
