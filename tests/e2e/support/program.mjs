// Programs that a test starts and ends: each says on a line of its own that it listens, and is ended by its own id.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** Where servers are that the path of an ordinary user leaves out. */
const SERVERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** A program, wherever it is; a test that needs one that is not there fails. */
export function find(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SERVERS];
  const found = folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
  if (!found) throw new Error(`${program} is missing: run \`cargo xtask tools\``);
  return found;
}

/**
 * Starts a program and waits for the first line it prints that `ready` makes something of.
 *
 * @param env what its environment has beside ours
 */
export async function start(command, args, ready, { env = {} } = {}) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  const found = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command} ended (${code}) before it listened: ${said}`)));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said = `${said}${line}\n`.slice(-4000);
        const value = ready(line);
        if (value) resolve(value);
      });
    }
  });
  child.removeAllListeners('exit');
  const ended = once(child, 'exit');
  const stop = async () => {
    child.stdin.end();
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  };
  return { found, stop };
}

/** The same for a program that would outlive us if we were killed: on Linux the kernel ends it with us. */
export function startBound(command, args, ready, options) {
  if (process.platform !== 'linux') return start(find(command), args, ready, options);
  return start(find('setpriv'), ['--pdeathsig', 'KILL', find(command), ...args], ready, options);
}

/** Begins something on a port that is free. One found free may be taken by the time it is used; then another is tried. */
export async function onFreePort(begin, left = 5) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  try {
    return { port, ...(await begin(port)) };
  } catch (error) {
    if (left > 1 && /in use/.test(error.message)) return onFreePort(begin, left - 1);
    throw error;
  }
}
