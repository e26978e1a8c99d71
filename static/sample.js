// The sample registries: a wasm that answers requests inside the page. Nothing of it is kept; a reload begins anew.
import start, { answer as answered } from './sample_glue.js';

let begun;

/** Answers a request as `fetch` does. A start that failed is forgotten, so that the next request tries again. */
export async function answer(request) {
  begun ??= start().catch((error) => {
    begun = undefined;
    throw error;
  });
  await begun;
  return answered(request);
}
