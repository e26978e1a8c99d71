// The image of deploy/container, built over a base that is made here of Debian's Caddy and busybox, since none can be
// fetched; and run as the image says, on a root that nobody can write, with nothing that it could gain.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test } from 'node:test';
import { wire } from '../e2e/support/hosts.mjs';
import { find, onFreePort, startBound } from '../e2e/support/program.mjs';

const run = async (program, args) => (await promisify(execFile)(find(program), args, { maxBuffer: 1 << 24 })).stdout.trim();
const project = fileURLToPath(new URL('../../', import.meta.url));

/** What the base has that the Dockerfile names: a shell, cp, Caddy, and whom Caddy trusts. */
async function base(folder) {
  for (const place of ['bin', 'usr/bin', 'etc/ssl/certs']) await mkdir(join(folder, place), { recursive: true });
  await cp(find('busybox'), join(folder, 'bin/busybox'), { dereference: true });
  for (const name of ['sh', 'cp']) await symlink('busybox', join(folder, 'bin', name));
  await cp(find('caddy'), join(folder, 'usr/bin/caddy'), { dereference: true });
  await writeFile(join(folder, 'etc/ssl/certs/ca-certificates.crt'), '');
}

/** Debian's Caddy is linked to libraries, which the one that the Dockerfile names is not. */
async function addLibraries(root) {
  const said = await run('ldd', [find('caddy')]);
  for (const [, path] of said.matchAll(/(\/\S+) \(0x/g)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await cp(path, join(root, path), { dereference: true });
  }
}

/** Changes into a root that was made read-only for this process alone, becomes somebody without rights, and starts. */
const CONFINED = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && root=$1 user=$2 && shift 2 && ' +
  'exec setpriv --no-new-privs chroot --userspec="$user" "$root" "$@"';

test('the image serves the console as nobody, and writes nothing', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-image-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const store = ['--root', join(folder, 'store'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs'];
  const buildah = (...args) => run('buildah', [...store, ...args]);
  await base(join(folder, 'base'));
  await writeFile(join(folder, 'Base'), 'FROM scratch\nCOPY base/ /\n');
  await buildah('bud', '--isolation', 'chroot', '-f', join(folder, 'Base'), '-t', 'localhost/caddy', folder);
  const file = join(project, 'deploy/container/Dockerfile');
  await buildah('bud', '--isolation', 'chroot', '--build-arg', 'CADDY=localhost/caddy', '-f', file,
    '--ignorefile', `${file}.dockerignore`, '-t', 'localhost/portolan', project);

  const container = await buildah('from', 'localhost/portolan');
  const root = await buildah('mount', container);
  const { OCIv1 } = JSON.parse(await buildah('inspect', '--type', 'image', 'localhost/portolan'));
  const { User, Entrypoint, Cmd } = OCIv1.config;
  assert.match(User, /^[1-9]\d*:[1-9]\d*$/);
  assert.equal(await run('getcap', [join(root, 'caddy')]), '', 'no capability came along');
  const inside = (await run('find', [root, '-maxdepth', '2', '-mindepth', '1', '-printf', '%P\n'])).split('\n').sort();
  assert.deepEqual(inside, ['caddy', 'etc', 'etc/caddy', 'etc/ssl', 'srv', 'srv/portolan'], 'nothing else is in it');

  await addLibraries(root);
  const ready = (line) => line.includes('serving initial configuration');
  const args = ['-m', 'sh', '-c', CONFINED, 'sh', root, User, ...Entrypoint, ...Cmd];
  const at = (port) => ({ env: { PORTOLAN_SITE: `:${port}`, PORTOLAN_BIND: '127.0.0.1' } });
  const { port, stop } = await onFreePort((port) => startBound('unshare', args, ready, at(port)));
  t.after(stop);
  const page = await wire(`http://127.0.0.1:${port}/`);
  assert.equal(page.status, 200);
  assert.ok(page.body.equals(await readFile(join(project, 'dist/index.html'))));
  assert.equal(page.headers['content-security-policy'], "frame-ancestors 'none'");
});
