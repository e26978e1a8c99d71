// Images as a person has them on disk: the JSON and the gzip tar of a layer, in pairs. Everything in them is made here,
// byte for byte, so that what a registry keeps can be compared with it.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A tar of files, as `ustar` has it: `{ 'etc/motd': 'text or bytes' }`. */
export function tar(files) {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const bytes = Buffer.from(content);
    return [header(name, bytes.length), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function header(name, length) {
  const block = Buffer.alloc(512);
  const octal = (value, digits) => `${value.toString(8).padStart(digits, '0')}\0`;
  block.write(name.slice(-100), 0);
  block.write(octal(0o644, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(length, 11), 124);
  block.write(octal(1415000000, 11), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0' + '00', 257);
  block.write(octal(block.reduce((sum, byte) => sum + byte, 0), 6), 148);
  return block;
}

/**
 * An image with a layer of its own.
 * @param name what its two files are called
 * @param on the image it stands on
 * @param files what its layer holds
 */
export function image(name, { on, files = { [`srv/${name}`]: name }, command = `echo ${name}` } = {}) {
  const id = sha256(`an image called ${name}`);
  const json = Buffer.from(
    JSON.stringify({
      id,
      ...(on ? { parent: on.id } : {}),
      created: '2014-12-24T12:00:00.000000000Z',
      container_config: { Cmd: ['/bin/sh', '-c', command] },
      docker_version: '1.4.1',
      architecture: 'amd64',
      os: 'linux',
      config: { Cmd: ['/bin/sh'], Env: ['PATH=/bin'] },
    }),
  );
  const layer = gzipSync(tar(files), { level: 9 });
  return { name, id, short: id.slice(0, 12), json, layer, checksum: `sha256:${sha256(layer)}` };
}

/** A chain: each image stands on the one before it. */
export function chain(...names) {
  return names.reduce((all, name) => [...all, image(name, { on: all.at(-1) })], []);
}

/** Their files as a page is given them by a person, in any order. */
export function files(...images) {
  const gzip = 'application/gzip';
  return images.flatMap(({ name, json, layer }) => [
    { name: `${name}.tar.gz`, mimeType: gzip, buffer: layer },
    { name: `${name}.json`, mimeType: 'application/json', buffer: json },
  ]);
}
