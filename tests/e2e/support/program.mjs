// Programs that a test starts and ends: each says on a line of its own where it listens, and is ended by its own id.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

/** Starts a program and waits for the first line of its output that `ready` makes something of. */
export async function start(command, args, ready) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece) => (said = (said + piece).slice(-4000)));
  const lines = createInterface({ input: child.stdout });
  const found = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command} ended (${code}) before it listened: ${said}`)));
    lines.on('line', (line) => {
      said = `${said}${line}\n`.slice(-4000);
      const value = ready(line);
      if (value) resolve(value);
    });
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
