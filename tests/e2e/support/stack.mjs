// Everything a test file needs on this machine: a registry, a host for the console, and a browser.

import { startSandbox } from './registry.mjs';
import { serveSite } from './site.mjs';

/**
 * Starts a sandbox and a site, and ends both when the test (or, with a suite's context, the suite) ends.
 *
 * @param t the context of a test, or anything with an `after`
 * @param serves, manner, v2, cors, sample see `startSandbox`; the manner `none` starts no registry
 * @param oneOrigin forward /v1 and /v2 at the site's origin to the sandbox, as `cargo xtask serve` does
 * @param settings what `config.json` says; a function is given the site's origin and the sandbox
 */
export async function startStack(t, { serves, manner, v2, cors, sample, oneOrigin = false, settings, under } = {}) {
  const sandbox = manner === 'none' ? null : await startSandbox({ serves, manner, v2, cors, sample });
  if (sandbox) t.after(sandbox.stop);
  const site = await serveSite({
    under,
    behind: oneOrigin ? sandbox?.index : undefined,
    settings: typeof settings === 'function' ? (origin) => settings(origin, sandbox) : (settings ?? {}),
  });
  t.after(site.stop);
  const origins = new Set([site.origin, sandbox?.index, sandbox?.registry]);
  return { site, sandbox, admin: sandbox?.admin, address: site.address, origins };
}

/** One more sandbox in the same test. */
export async function anotherSandbox(t, stack, options) {
  const sandbox = await startSandbox(options);
  t.after(sandbox.stop);
  stack.origins.add(sandbox.index).add(sandbox.registry);
  return sandbox;
}

/** The requests that a page made of a sandbox itself, without what the browser asked in preparation. */
export async function asked(admin) {
  return (await admin.requests()).filter(({ method }) => method !== 'OPTIONS');
}

/** What a request says of who sends it; nothing when it says nothing. */
export function authorization({ headers }) {
  return headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
}

/** `host:port` of an address. */
export const host = (address) => new URL(address).host;

/** Settings under which `/` opens the sandbox at once. */
export const opensSandbox = (origin, sandbox) => opens(sandbox.index);

/** Settings under which `/` opens the site's own origin, behind which the sandbox is. */
export const opensOwnOrigin = (origin) => opens(origin);

/** The same with Hub and registry apart; tokens may go to the registry without a question. */
export const opensApart = (origin, { index, registry }) => ({
  registries: [{ name: 'Sandbox', address: index, api: 'v1', standalone: false, tokenEndpoints: [registry] }],
  open: index,
});

const opens = (address) => ({ registries: [{ name: 'Sandbox', address, api: 'v1', standalone: true }], open: address });
