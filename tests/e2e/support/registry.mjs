// The sandbox registry as a program, and the calls of its admin port.

import { start } from './program.mjs';

/**
 * Starts a sandbox.
 * @param serves `v1`, `v2` or `both`
 * @param manner `standalone`, or `apart`: Hub and registry at two origins
 * @param v2 switches of v2, such as `{ server: 'distribution', auth: 'bearer' }`
 * @param cors `on`, `bare`, `unexposed` or `off`
 * @param sample `false` for no content, or `{ repositories: 2000 }`, or `{ tree: '3000:40' }`: images and tags,
 *   or with v2 `{ tags: 1200 }`
 */
export async function startSandbox({ serves = 'v1', manner = 'standalone', v2 = {}, cors = 'on', sample = true } = {}) {
  const program = process.env.PORTOLAN_SANDBOX;
  if (!program) throw new Error('PORTOLAN_SANDBOX names no program: run `cargo xtask test --only e2e`');
  const how = ['--serves', serves, '--manner', manner, '--v2', JSON.stringify(v2), '--cors', cors];
  const args = [...how, '--admin-port', '0', ...content(sample)];
  const { found, stop } = await start(program, args, (line) => line.startsWith('{') && JSON.parse(line));
  return { ...found, admin: adminOf(found.admin), stop };
}

function content(sample) {
  if (sample === true) return [];
  if (!sample) return ['--empty'];
  const [[name, value]] = Object.entries(sample);
  return [`--${name}`, String(value)];
}

/** What a test may do behind the console's back. */
function adminOf(address) {
  const call = async (method, path, body) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  };
  return {
    /** Adds a fault, such as `{ method: 'DELETE', path: '/v1/repositories/*', status: 500, times: 1 }`. */
    fault: (fault) => call('POST', '/faults', fault),
    clearFaults: () => call('DELETE', '/faults'),
    /** Every request that reached the sandbox, in order. */
    requests: () => call('GET', '/requests'),
    forgetRequests: () => call('DELETE', '/requests'),
    /** Follows the link that was mailed to a new account. */
    activate: (user) => call('POST', `/activate/${user}`),
    cors: (how) => call('POST', `/cors/${how}`),
    /** Adds content to v2: `heap('tags', 1200)`, `heap('repositories', 250)`, `heap('tree', 300, 12)`. */
    heap: (kind, ...counts) => call('POST', `/v2/heap/${kind}/${counts.join('/')}`),
    /** Sets switches of v2; the others stay. */
    v2: (switches) => call('POST', '/v2/manners', switches),
    singleUse: (on) => call('POST', `/single-use/${on ? 'on' : 'off'}`),
    revokeTokens: () => call('POST', '/revoke'),
    reset: (empty) => call('POST', empty ? '/reset/empty' : '/reset'),
  };
}
