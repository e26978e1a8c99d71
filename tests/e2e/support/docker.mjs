// What of the Docker Engine's API a proxy asks that takes its routes from labels of containers: one container, which runs.

import { createServer } from 'node:http';
import { listen } from './listen.mjs';

const ID = 'a'.repeat(64);
const API = '1.44';

/** Answers for one container that is reached at 127.0.0.1 and has these labels. The address, for `tcp://`. */
export async function startDocker(t, labels) {
  const Networks = { bridge: { NetworkID: 'bridge', IPAddress: '127.0.0.1' } };
  const State = { Status: 'running', Running: true };
  const HostConfig = { NetworkMode: 'bridge' };
  const answers = {
    _ping: 'OK',
    version: { Version: '28.0', ApiVersion: API, MinAPIVersion: '1.24' },
    'containers/json': [{ Id: ID, Names: ['/registry'], Labels: labels, State: 'running', HostConfig, NetworkSettings: { Networks } }],
    [`containers/${ID}/json`]: { Id: ID, Name: '/registry', State, Config: { Labels: labels }, HostConfig, NetworkSettings: { Ports: {}, Networks } },
  };
  const server = createServer((request, response) => {
    const path = request.url.replace(/^\/v[\d.]+(?=\/)/, '').replace(/^\/|\?.*$/g, '');
    response.setHeader('Api-Version', API);
    response.setHeader('Content-Type', 'application/json');
    // Nothing ever happens to it, so what is told of that never ends.
    if (path === 'events') return response.flushHeaders();
    if (!(path in answers)) response.statusCode = 404;
    return response.end(JSON.stringify(answers[path] ?? { message: path }));
  });
  return (await listen(server, { t })).host;
}
