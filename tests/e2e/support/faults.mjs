// What stands before a real registry and fails where it is told to, as a proxy that loses its upstream does. It writes
// down what it was asked and what was answered.

import { createServer, request as ask } from 'node:http';
import { CORS } from './front.mjs';
import { listen } from './listen.mjs';

const FAILED = JSON.stringify({ errors: [{ code: 'UNKNOWN', message: 'the hold is flooded' }] });

/** A server on a port of its own that passes everything on to `upstream`, the name it is called by as well. */
export async function faultyFront(t, upstream) {
  const { hostname, port } = new URL(upstream);
  const faults = [];
  const seen = [];
  const failing = ({ method, url }) => {
    const fault = faults.find((one) => one.left > 0 && one.methods.includes(method) && one.path === url);
    if (fault) fault.left -= 1;
    return fault;
  };
  const server = createServer((asked, answer) => {
    const line = `${asked.method} ${asked.url}`;
    const fault = failing(asked);
    if (fault) {
      asked.resume();
      seen.push(`${line} ${fault.status}`);
      return answer.writeHead(fault.status, { ...CORS, 'Content-Type': 'application/json' }).end(FAILED);
    }
    const { method, url: path, headers } = asked;
    const onward = ask({ hostname, port, method, path, headers }, (got) => {
      seen.push(`${line} ${got.statusCode}`);
      answer.writeHead(got.statusCode, got.rawHeaders);
      got.pipe(answer);
    });
    onward.once('error', () => answer.destroy());
    answer.once('close', () => onward.destroy());
    return asked.pipe(onward);
  });
  const { address } = await listen(server, { t });
  return {
    address,
    /** Fails `times` times; a function that ends it. */
    fail({ method, path, status = 500, times = Infinity }) {
      const fault = { methods: [method].flat(), path, status, left: times };
      faults.push(fault);
      return () => (fault.left = 0);
    },
    /** What came of the requests of a method, such as `DELETE /v2/… 202`. */
    answered: (method) => seen.filter((line) => line.startsWith(`${method} `)),
  };
}
