// Certificates that nobody trusts, and names that lead to this machine without being known to: what is on loopback is
// exempt from much that a browser does to everything else.

import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listen } from './listen.mjs';
import { find } from './program.mjs';

/** A self-signed certificate for a name below `.test`, which leads to this machine by `flags`. */
export async function certificateFor(t, host) {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-tls-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  await promisify(execFile)(find('openssl'), [...make, ...names, '-keyout', keyFile, '-out', certFile]);
  const [key, cert] = [await readFile(keyFile), await readFile(certFile)];
  return { host, key, cert, keyFile, certFile };
}

/** The flags of a browser for which names below `.test` are this machine, and which trusts these certificates alone. */
export function trusting(...certificates) {
  const spki = ({ cert }) => {
    const key = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
    return createHash('sha256').update(key).digest('base64');
  };
  return [
    '--host-resolver-rules=MAP *.test 127.0.0.1',
    `--ignore-certificate-errors-spki-list=${certificates.map(spki).join(',')}`,
  ];
}

/** A registry's front door over https: answers as an empty one does, and lets every page in. */
export async function secureRegistry(t, certificate) {
  const asked = [];
  const server = createServer(certificate, (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'Authorization, Accept',
      'Docker-Distribution-Api-Version': 'registry/2.0',
    };
    const list = request.url.startsWith('/v2/_catalog');
    response.writeHead(request.method === 'OPTIONS' ? 204 : 200, headers).end(list ? '{"repositories":[]}' : '{}');
  });
  const { port, host, address } = await listen(server, { t, scheme: 'https', name: certificate.host });
  return { host, address, port, asked };
}
