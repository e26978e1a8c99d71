// npm's docker-registry-server, a v1 registry that others wrote, on a port of its own and in memory.
//
// Prints `{"address":"http://127.0.0.1:PORT"}` on a line of its own and ends when its standard input does. What is bent
// to make it run: its database does not compile under a current Node, so it is handed one in memory; it looks for
// EventEmitter on `process`; its own `listen` would take every interface.

import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.EventEmitter = EventEmitter;

// Its own dependencies, in the versions it was written for.
const own = createRequire(createRequire(import.meta.url).resolve('docker-registry-server'));
const level = own.resolve('level');
own.cache[level] = { id: level, filename: level, loaded: true, exports: () => {} };
const db = own('levelup')('memory', { db: own('memdown') });

const dir = mkdtempSync(join(tmpdir(), 'portolan-npm-registry-'));
const registry = own('./server.js')({ dir, db });
const server = createServer((request, response) => registry.emit('request', request, response));
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ address: `http://127.0.0.1:${server.address().port}` }));
});

process.on('exit', () => rmSync(dir, { recursive: true, force: true }));
process.stdin.resume().on('end', () => process.exit(0));
