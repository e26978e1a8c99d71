// The files of a release: their sums fit, the archive holds what is needed, and the bill of materials is one.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const { Spec, Validation } = createRequire(import.meta.url)('@cyclonedx/cyclonedx-library');
const folder = fileURLToPath(new URL('../../target/release-files/', import.meta.url));
const names = (await readdir(folder)).sort();
const read = (name) => readFile(folder + name);
const sum = (bytes) => createHash('sha256').update(bytes).digest('hex');
const sums = (text) => Object.fromEntries(`${text}`.trim().split('\n').map((line) => line.split('  ').reverse()));

/** The files of an archive by name; their names are short enough to stand in one field, or in two. */
function unpack(archive) {
  const files = {};
  for (let at = 0; archive[at];) {
    const text = (from, length) => archive.toString('latin1', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12), 8);
    files[[text(345, 155), text(0, 100)].filter(Boolean).join('/')] = archive.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

test('the sums beside the files are theirs, and so are those inside of the archive', async () => {
  const archive = names.find((name) => name.endsWith('.tar.gz'));
  assert.deepEqual(names, ['SHA256SUMS', archive.replace('.tar.gz', '.cdx.json'), archive].sort());
  const said = sums(await read('SHA256SUMS'));
  for (const name of names.filter((name) => name !== 'SHA256SUMS')) assert.equal(said[name], sum(await read(name)), name);

  const files = unpack(gunzipSync(await read(archive)));
  const top = `${archive.replace('.tar.gz', '')}/`;
  assert.ok(Object.keys(files).every((name) => name.startsWith(top)));
  const inside = sums(files[`${top}SHA256SUMS`]);
  for (const [name, bytes] of Object.entries(files)) {
    if (!name.endsWith('/SHA256SUMS')) assert.equal(inside[name.slice(top.length)], sum(bytes), name);
  }
  for (const name of ['dist/index.html', 'dist/config.json', 'deploy/nginx/files.conf', 'docs/hosting.md', 'LICENSE-MIT']) {
    assert.ok(files[top + name]?.length, name);
  }
  assert.ok(Object.keys(files).some((name) => /\/dist\/.*\.wasm\.br$/.test(name)));
});

test('what it is made of is said as CycloneDX has it, the crates that are linked among it', async () => {
  const text = `${await read(names.find((name) => name.endsWith('.cdx.json')))}`;
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  assert.equal(await validator.validate(text), null);
  assert.notEqual(await validator.validate(text.replace('"library"', '"libary"')), null, 'and a fault would be found');
  const { components, dependencies, metadata } = JSON.parse(text);
  const crates = new Map(components.map((one) => [one.name, one]));
  for (const name of ['yew', 'wasm-bindgen', 'serde', 'std']) assert.ok(crates.has(name), name);
  assert.ok(crates.has('portolan-sandbox'), 'the sample is linked from it');
  for (const name of ['axum', 'tokio', 'proptest', 'yew-macro']) assert.ok(!crates.has(name), name);
  assert.match(crates.get('yew').hashes[0].content, /^[0-9a-f]{64}$/);
  const known = new Set([metadata.component, ...components].map((one) => one['bom-ref']));
  for (const { ref, dependsOn } of dependencies) {
    for (const one of [ref, ...dependsOn]) assert.ok(known.has(one), one);
  }
});
