// Waiting that comes to an end: what is waited for has a name, and a test that waited in vain says it.

/** How long anything may take on a busy machine, in milliseconds. */
export const PATIENCE = Number(process.env.PORTOLAN_PATIENCE ?? 20_000);

/**
 * Asks again and again until the answer is yes or a thing, and gives that; fails when none came in so many milliseconds,
 * also when the question itself is never answered.
 *
 * @param what is waited for, in words
 * @param probe asks; may be a promise's own `then`
 */
export async function within(ms, what, probe) {
  const end = performance.now() + ms;
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${ms} ms: ${what}`)), ms);
  });
  try {
    for (;;) {
      const found = await Promise.race([probe(), late]);
      if (found) return found;
      await Promise.race([new Promise((again) => setTimeout(again, 20)), late]);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for what comes by itself. */
export const comes = (what, promise, ms = PATIENCE) => within(ms, what, () => promise.then(() => true));
