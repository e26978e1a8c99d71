// A portal of its own origin, with two consoles on a page under a strict policy, and the registries they open.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen } from './listen.mjs';
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
 * @param apart whether the files of the console lie at an origin of their own, which lets pages of the portal read them;
 *   `https://files.example.org` in the page stands for it
 */
export async function startPortal(t, { v2 = {}, page, settings = {}, apart = false } = {}) {
  const [old, fresh] = await Promise.all([startSandbox({ serves: 'v1' }), startSandbox({ serves: 'v2', v2 })]);
  t.after(old.stop);
  t.after(fresh.stop);
  const held = new Map();
  const files = async (name) => {
    await held.get(name.replace(/-[0-9a-f]{8,}/, ''));
    if (name === 'console/config.json') return JSON.stringify(settings);
    return readFile(`${dist}/${name.slice('console/'.length)}`);
  };
  const elsewhere = apart ? await serve(t, files, () => ({ 'Access-Control-Allow-Origin': origin })) : undefined;
  const addressed = (text) => text
    .replaceAll('https://old.example.org', old.index)
    .replaceAll('https://new.example.org', fresh.index)
    .replaceAll('https://files.example.org', elsewhere);
  const read = async (name) => {
    if (name.startsWith('console/') && !apart) return files(name);
    return addressed(name === 'index.html' && page ? page : await readFile(folder + name, 'utf8'));
  };
  const from = elsewhere ?? "'self'";
  const policy =
    `default-src 'none'; script-src 'self' ${from} 'wasm-unsafe-eval'; style-src 'self' ${from}; img-src ${from} data:; ` +
    `connect-src ${from} ${old.index} ${fresh.index}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
    "require-trusted-types-for 'script'; trusted-types 'none'";
  const origin = await serve(t, read, () => ({ 'Content-Security-Policy': policy }));
  /** Holds back a file, by its name without a hash, until the function that comes back is called. */
  const hold = (name) => {
    let release;
    held.set(name, new Promise((resolve) => (release = resolve)));
    return release;
  };
  const origins = new Set([origin, old.index, fresh.index, ...(apart ? [elsewhere] : [])]);
  return { address: `${origin}/`, files: elsewhere ?? origin, origins, old, fresh, hold };
}

/** Serves what `read` gives for a name until the test ends; what it gives nothing for is not there. */
async function serve(t, read, fields) {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://portal').pathname.slice(1) || 'index.html';
    try {
      const body = await read(name);
      const type = TYPES[extname(name)] ?? 'text/plain; charset=utf-8';
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', ...fields() }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return (await listen(server, { t })).address;
}

/** A page with a console for each registry, and what else each of them says. */
export const both = (old, fresh) => `<!DOCTYPE html><html lang="en"><title>Two consoles</title>
  <script type="module" src="portal.js"></script><script type="module" src="console/portolan.js"></script>
  <section aria-label="Old yard"><portolan-console id="old" ${old}></portolan-console></section>
  <section aria-label="Harbour"><portolan-console id="new" ${fresh}></portolan-console></section>
  <ol aria-label="Events"></ol></html>`;

/** What the portal was told, as `[element, event, detail]`. */
export async function heard(page) {
  const lines = await page.getByRole('list', { name: 'Events' }).getByRole('listitem').allTextContents();
  return lines.map((line) => {
    const [, id, event, detail] = /^(\S+) (\S+) (.*)$/.exec(line);
    return [id, event, JSON.parse(detail)];
  });
}
