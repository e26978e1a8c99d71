// Programs that a test starts and ends: each says on a line of its own that it listens, and is ended by its own id.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { listen } from './listen.mjs';
import { PATIENCE, within } from './within.mjs';

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
  const listens = new Promise((resolve, reject) => {
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
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    // What never began has nothing to end.
    if (child.pid === undefined) return;
    child.stdin.end();
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  };
  try {
    return { found: await within(PATIENCE, `${command} listens`, () => listens), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The same for a program that would outlive us if we were killed: on Linux the kernel ends it with us. */
export function startBound(command, args, ready, options) {
  if (process.platform !== 'linux') return start(find(command), args, ready, options);
  return start(find('setpriv'), ['--pdeathsig', 'KILL', find(command), ...args], ready, options);
}

/** Begins something on a port that is free. One found free may be taken by the time it is used; then another is tried. */
export async function onFreePort(begin, left = 5) {
  const { port, stop } = await listen(createServer());
  await stop();
  try {
    return { port, ...(await begin(port)) };
  } catch (error) {
    if (left > 1 && /in use/.test(error.message)) return onFreePort(begin, left - 1);
    throw error;
  }
}
