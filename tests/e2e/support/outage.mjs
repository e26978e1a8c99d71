// A line to a registry that dies and comes back. While it is dead nothing gets through; it dies either before a request
// has come there or after it was carried out, so that only the answer is lost and nobody but the registry knows. Every
// request has a connection of its own: on one that was used before, a browser sends a request again by itself.

import { createServer, request as ask } from 'node:http';
import { listen } from './listen.mjs';
import { comes } from './within.mjs';

const SAFE = ['GET', 'HEAD'];

/**
 * A line on a port of its own that leads to `upstream`, the name it is called by as well.
 *
 * @param upstream an origin, or a function that gives it each time: a registry may be put in the place of another
 */
export async function startLine(t, upstream) {
  const [cuts, seen] = [new Map(), []];
  let open = 0;
  let [dead, stormy, heard] = [false, () => false, () => {}];
  let [held, caught] = [() => false, null];
  /** Whether the line dies at this request, and when: once `before` it, and for what changes something once `after`. */
  const dies = (method, url) => {
    if (dead || !stormy({ method, url })) return null;
    // Each session of an upload has an address of its own, and is the same request.
    const key = `${method} ${url.replace(/\/uploads\/[^/?]+\?.*(?=digest=)/, '/uploads/?')}`;
    const left = cuts.get(key) ?? (SAFE.includes(method) ? ['before'] : ['before', 'after']);
    const when = left.shift() ?? null;
    cuts.set(key, left);
    return when;
  };
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    open += 1;
    answer.once('close', () => (open -= 1));
    if (method !== 'OPTIONS' && held({ method, url })) return caught.resolve();
    const when = method === 'OPTIONS' ? null : dies(method, url);
    if (when) {
      dead = true;
      seen.push({ method, url, when });
      heard();
    }
    if (dead && when !== 'after') return answer.destroy();
    const { hostname, port } = new URL(typeof upstream === 'function' ? upstream() : upstream);
    const onward = ask({ hostname, port, method, path: url, headers: { ...headers, connection: 'close' } }, (got) => {
      if (method !== 'OPTIONS') seen.push({ method, url, status: got.statusCode });
      if (when === 'after') {
        got.resume();
        return got.once('end', () => answer.destroy());
      }
      answer.shouldKeepAlive = false;
      answer.writeHead(got.statusCode, got.rawHeaders.filter((_, at, all) => !/^(connection|keep-alive)$/i.test(all[at - (at % 2)])));
      return got.pipe(answer);
    });
    onward.once('error', () => answer.destroy());
    answer.once('close', () => onward.destroy());
    return asked.pipe(onward);
  });
  const { address, host } = await listen(server, { t });
  return {
    address,
    host,
    /** From now on the line dies at every request there is, one after another, each time it was brought back. */
    storm: (at = () => true) => (stormy = at),
    /** The storm is over, and the line is back. */
    calm: () => ([dead, stormy] = [false, () => false]),
    /** Nothing gets through from now on. */
    cut: () => (dead = true),
    back: () => (dead = false),
    isDead: () => dead,
    /** How many requests have had no answer yet. */
    open: () => open,
    /** From now on such requests get no further than this and no answer, until `release`; `held` waits for the first. */
    hold(such) {
      caught = {};
      caught.promise = new Promise((resolve) => (caught.resolve = resolve));
      held = such;
    },
    held: () => comes('a request that is held', caught.promise),
    release: () => (held = () => false),
    /** Waits until it dies, unless it is dead. */
    death: () => (dead ? Promise.resolve() : new Promise((resolve) => (heard = resolve))),
    /** The requests it died at, in order: `GET /v2/ before`. */
    deaths: () => seen.filter(({ when }) => when).map(({ method, url, when }) => `${method} ${url} ${when}`),
    /** What got through and was answered: `DELETE /v2/… 202`. */
    answered: (method) => seen.filter((one) => one.status && (!method || one.method === method))
      .map(({ method: by, url, status }) => `${by} ${url} ${status}`),
    forget: () => seen.splice(0),
  };
}
