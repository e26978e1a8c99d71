// A portal of its own origin, with two consoles on a page under a strict policy, and the registries they open.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox } from './registry.mjs';
import { dist } from './site.mjs';

const folder = fileURLToPath(new URL('../portal/', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm', '.json': 'application/json' };

/**
 * Starts two sandboxes, one of v1 and one of v2, and a portal that shows a console for each.
 *
 * @param v2 switches of the second, such as `{ auth: 'bearer' }`
 * @param page the page instead of `portal/index.html`
 * @param settings what `config.json` beside the console says
 */
export async function startPortal(t, { v2 = {}, page, settings = {} } = {}) {
  const [old, fresh] = await Promise.all([startSandbox({ serves: 'v1' }), startSandbox({ serves: 'v2', v2 })]);
  t.after(old.stop);
  t.after(fresh.stop);
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
    `connect-src 'self' ${old.index} ${fresh.index}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
    "require-trusted-types-for 'script'; trusted-types 'none'";
  const addressed = (text) => text.replaceAll('https://old.example.org', old.index).replaceAll('https://new.example.org', fresh.index);
  const read = async (name) => {
    if (name === 'console/config.json') return JSON.stringify(settings);
    if (name.startsWith('console/')) return readFile(`${dist}/${name.slice('console/'.length)}`);
    return addressed(name === 'index.html' && page ? page : await readFile(folder + name, 'utf8'));
  };
  const held = new Map();
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://portal').pathname.slice(1) || 'index.html';
    await held.get(name.replace(/-[0-9a-f]{8,}/, ''));
    try {
      const body = await read(name);
      const type = TYPES[extname(name)] ?? 'text/plain; charset=utf-8';
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  /** Holds back a file, by its name without a hash, until the function that comes back is called. */
  const hold = (name) => {
    let release;
    held.set(name, new Promise((resolve) => (release = resolve)));
    return release;
  };
  return { address: `${origin}/`, origins: new Set([origin, old.index, fresh.index]), old, fresh, hold };
}

/** What the portal was told, as `[element, event, detail]`. */
export async function heard(page) {
  const lines = await page.getByRole('list', { name: 'Events' }).getByRole('listitem').allTextContents();
  return lines.map((line) => {
    const [, id, event, detail] = /^(\S+) (\S+) (.*)$/.exec(line);
    return [id, event, JSON.parse(detail)];
  });
}
