// Servers of the tests' own on this machine, each on a port that was free.

import { once } from 'node:events';

/**
 * Has a server listen.
 *
 * @param t ends it when the test ends, where it is given
 * @param scheme how its address begins
 * @param name by which it is called, where that is not its number
 */
export async function listen(server, { t, scheme = 'http', name = '127.0.0.1' } = {}) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    // Servers of plain TCP have no such thing.
    server.closeAllConnections?.();
    return new Promise((resolve) => server.close(resolve));
  };
  t?.after(stop);
  const { port } = server.address();
  const host = `${name}:${port}`;
  return { port, host, address: `${scheme}://${host}`, stop };
}
