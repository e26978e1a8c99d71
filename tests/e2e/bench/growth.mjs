// How cost grows with what a registry holds. The registry is on paper: it answers at once and from memory, so that what
// grows is the console's part.

import { createServer } from 'node:http';
import { listen } from '../support/listen.mjs';
import { serveSite } from '../support/site.mjs';
import { exponent } from './figures.mjs';
import { PORTOLAN } from './marks.mjs';
import { visit } from './visit.mjs';

const TAGS = [100, 1000, 10_000, 100_000];
const REPOSITORIES = [100, 1000, 5000, 20_000];
/** The most names of one answer, which ends with a `Link` to the next. */
const PAGE = 1000;

const name = (at) => String(at).padStart(6, '0');

/** A v2 registry with so many repositories, and so many tags in each, and nothing behind them. */
async function onPaper(bench, { repositories, tags }) {
  const lists = {
    '/v2/_catalog': ['repositories', Array.from({ length: repositories }, (_, at) => `fleet-${at % 40}/ship-${name(at)}`).toSorted()],
    '/v2/bench/tagged/tags/list': ['tags', Array.from({ length: tags }, (_, at) => `2024.${name(at)}`)],
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://paper');
    response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
    response.setHeader('Content-Type', 'application/json');
    if (pathname === '/v2/') return response.end('{}');
    const [field, all] = lists[pathname] ?? [];
    if (!all) return response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
    const size = Math.min(PAGE, Number(searchParams.get('n') ?? PAGE));
    const from = searchParams.has('last') ? all.indexOf(searchParams.get('last')) + 1 : 0;
    const part = all.slice(from, from + size);
    if (from + size < all.length) response.setHeader('Link', `<${pathname}?n=${size}&last=${encodeURIComponent(part.at(-1))}>; rel="next"`);
    response.end(JSON.stringify({ name: 'bench/tagged', [field]: part }));
  });
  const { address: behind } = await listen(server, { t: bench });
  const site = await serveSite({
    settings: { registries: [{ name: 'Paper', address: '/', api: 'v2' }], open: '/' },
    behind,
  });
  bench.after(site.stop);
  return site;
}

const grouped = (number) => `(^|\\D)${String(number).replace(/(?<=\d)(?=(\d{3})+$)/g, '\\D?')}(\\D|$)`;

/** Time until all is shown, and elements and memory then, for each size; with the exponent of each. */
export async function growth(bench, { browser, sizes = Infinity }) {
  const lines = [];
  for (const [what, all, mark] of [['tags', TAGS, PORTOLAN.tags], ['repositories', REPOSITORIES, PORTOLAN.repositories]]) {
    const points = [];
    for (const size of all.filter((size) => size <= sizes)) {
      const site = await onPaper(bench, { repositories: 1, tags: 1, [what]: size });
      const hash = what === 'tags' ? `#/${new URL(site.origin).host}/bench/tagged?api=v2&scheme=http` : '';
      points.push([size, await visit(browser, { address: site.address + hash, root: PORTOLAN.root }, async ({ ask, memory }) => {
        const shown = await ask('until', { row: mark.row, least: 10, says: mark.says, pattern: grouped(size) });
        return { 'shown, ms': shown, 'blocking time, ms': await ask('blocked'), elements: await ask('elements'), 'memory, PSS, MB': await memory() };
      })]);
      await site.stop();
    }
    for (const figure of Object.keys(points[0][1])) {
      const costs = points.map(([size, costs]) => [size, costs[figure]]);
      lines.push({ what, figure, costs, exponent: exponent(costs) });
    }
  }
  return lines;
}
