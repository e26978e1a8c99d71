// A host for `dist/` on a port of its own, with run-time settings of its own, and optionally a registry behind the
// same origin, as a reverse proxy would have it.

import { createServer, request as ask } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen } from './listen.mjs';

export const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.md': 'text/markdown; charset=utf-8',
};

/**
 * Serves the console.
 * @param settings what `config.json` says, as an object or word for word, or a function of the site's own origin
 * @param behind an origin to forward /v1 and /v2 to
 * @param secure the certificate to serve it by https with, see tls.mjs
 * @param under a folder that the console is served under, such as `/tools/portolan`
 */
export async function serveSite({ settings = {}, behind, under = '', secure } = {}) {
  const asked = [];
  let told = settings;
  const answered = (request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    asked.push(pathname);
    if (behind && /^\/v[12]\//.test(pathname)) return forward(behind, request, response);
    const name = pathname.startsWith(`${under}/`) ? pathname.slice(under.length + 1) : null;
    if (name === 'config.json') {
      const said = typeof told === 'function' ? told(origin) : told;
      return answer(response, 200, '.json', typeof said === 'string' ? said : JSON.stringify(said));
    }
    return file(name, response);
  };
  const server = secure ? createSecureServer(secure, answered) : createServer(answered);
  const { address: origin, stop } = await listen(server, secure ? { scheme: 'https', name: secure.host } : {});
  /** Has `config.json` say something else from now on. */
  const says = (settings) => (told = settings);
  return { origin, address: `${origin}${under}/`, asked, says, stop };
}

async function file(name, response) {
  const path = name === null ? null : normalize(join(dist, name || 'index.html'));
  if (!path?.startsWith(dist + sep)) return answer(response, 404, '.txt', 'not here');
  try {
    answer(response, 200, extname(path), await readFile(path), /-[0-9a-f]{12,}/.test(name));
  } catch {
    answer(response, 404, '.txt', 'no such file');
  }
}

/** A name with a hash in it never changes its meaning and is kept, as any host should have it. */
function answer(response, status, extension, body, kept = false) {
  const headers = {
    'Content-Type': TYPES[extension] ?? 'text/plain; charset=utf-8',
    'Cache-Control': kept ? 'max-age=31536000, immutable' : 'no-store',
  };
  response.writeHead(status, headers).end(body);
}

function forward(behind, request, response) {
  const { host, ...headers } = request.headers;
  const onward = ask(behind + request.url, { method: request.method, headers }, (got) => {
    response.writeHead(got.statusCode, got.rawHeaders);
    got.pipe(response);
    got.once('error', () => response.destroy());
  });
  onward.once('error', () => response.destroy());
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}
