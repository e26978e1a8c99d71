// A token server of the tests' own, as Distribution's `auth: token` wants one: RS256, its certificate in `x5c`. It
// stands at an origin of its own, refuses wrong passwords, grants what a user may, and writes down everything it was
// asked, so that a test can read who was sent credentials.

import { execFile } from 'node:child_process';
import { createHash, randomUUID, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listen } from './listen.mjs';
import { find } from './program.mjs';

const ISSUER = 'portolan tests';
export const SERVICE = 'registry.tests';

/** A key and a certificate that it signed itself, made anew each time. */
async function certificate(folder) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const make = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=portolan', '-days', '2'];
  await promisify(execFile)(find('openssl'), [...make, '-keyout', key, '-out', cert]);
  const pem = await readFile(cert, 'utf8');
  return { key: await readFile(key), cert, x5c: pem.replace(/-----[^-]+-----|\s/g, '') };
}

/**
 * Starts one.
 *
 * @param folder where its key is written to
 * @param users `{ captain: { password, may: ['pull', 'push', 'delete', '*'] } }`
 * @param anonymous what somebody without a name may do
 * @param life how long a token is good for, in seconds
 * @param expired whether they have run out before they are given, as by a clock that is wrong
 * @param post whether it knows the OAuth2 POST beside the GET; without it answers 404, as old ones do
 * @param cors whether a page at another origin may read its answers
 * @param at where registries say it is, when something stands before it
 */
export async function startTokens(folder, options = {}) {
  const { users, anonymous = [], life = 300, expired = false, post = true, cors = true, at } = options;
  const { key, cert, x5c } = await certificate(folder);
  const asked = [];
  const refreshing = new Map();

  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (user, access) => {
    const now = Math.floor(Date.now() / 1000) - (expired ? 2 * life + 3600 : 0);
    const claims = { iss: ISSUER, sub: user, aud: SERVICE, iat: now, nbf: now - 10, exp: now + life, jti: randomUUID(), access };
    const text = `${encode({ typ: 'JWT', alg: 'RS256', x5c: [x5c] })}.${encode(claims)}`;
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  };
  const rights = (user) => (user ? users[user].may : anonymous);
  const grant = (user, scopes) => scopes.map(readScope).map((wanted) => {
    // Only those who may delete see the catalog, as few registries show it to everybody.
    const may = wanted.type === 'registry' ? (rights(user).includes('delete') ? ['*'] : []) : rights(user);
    return { ...wanted, actions: wanted.actions.filter((action) => may.includes(action)) };
  }).filter(({ actions }) => actions.length > 0);

  /** Who asks: a name, an empty one for nobody, or nothing when the password is wrong. */
  const who = ({ authorization, form }) => {
    const [name, password] = form ? [form.username, form.password] : basic(authorization);
    if (form?.grant_type === 'refresh_token') return refreshing.get(form.refresh_token);
    if (!name) return '';
    return users[name]?.password === password ? name : undefined;
  };

  const answer = (request) => {
    if (request.path === '/requests') return [200, asked];
    asked.push(request);
    if (request.path !== '/token' || (request.form && !post)) return [404, { details: 'not here' }];
    const user = who(request);
    if (user === undefined) return [401, { details: 'incorrect username or password' }];
    const { form, query } = request;
    const scopes = form ? (form.scope ?? '').split(' ').filter(Boolean) : query.getAll('scope');
    const access = grant(user, scopes);
    Object.assign(request, { user, granted: access });
    const given = token(user, access);
    const answer = { token: given, access_token: given, expires_in: life, issued_at: new Date().toISOString() };
    if (user && (form?.access_type === 'offline' || query.get('offline_token') === 'true')) {
      answer.refresh_token = createHash('sha256').update(given).digest('hex');
      refreshing.set(answer.refresh_token, user);
    }
    return [200, answer];
  };

  const server = createServer(async (request, response) => {
    const allowed = cors ? { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Authorization, Content-Type' } : {};
    if (request.method === 'OPTIONS') return response.writeHead(cors ? 204 : 405, allowed).end();
    const url = new URL(request.url, 'http://tokens');
    const body = (await request.toArray()).join('');
    const { authorization, origin } = request.headers;
    const form = request.method === 'POST' ? Object.fromEntries(new URLSearchParams(body)) : undefined;
    const seen = { method: request.method, path: url.pathname, authorization, origin, form };
    const query = { value: url.searchParams, enumerable: false };
    const [status, said] = answer(Object.defineProperty({ ...seen, scopes: url.searchParams.getAll('scope') }, 'query', query));
    response.writeHead(status, { ...allowed, 'Content-Type': 'application/json' }).end(JSON.stringify(said));
  });
  const { address, stop } = await listen(server);
  const realm = `${at ?? address}/token`;
  return {
    address,
    realm,
    /** What Distribution's configuration says of it. */
    auth: { token: { realm, service: SERVICE, issuer: ISSUER, rootcertbundle: cert } },
    /** Every request it got but those for this list: method, path, authorization, origin, form, user, granted. */
    asked,
    /** A token that may do everything with a scope. */
    allows: (...scopes) => token('truth', scopes.map(readScope)),
    stop,
  };
}

/** `repository:harbour/pilot:pull,push`; the name may hold a colon too. */
function readScope(scope) {
  const [, type, name, actions] = /^([^:]+):(.*):([^:]*)$/.exec(scope) ?? [null, '', '', ''];
  return { type, name, actions: actions.split(',') };
}

function basic(authorization) {
  if (!authorization?.startsWith('Basic ')) return [];
  return Buffer.from(authorization.slice(6), 'base64').toString().split(/:(.*)/s);
}
