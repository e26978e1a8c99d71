// Starts the console. The names of the glue and of the wasm carry a hash; the build writes them only into the two
// preload links of the page, so they are read from there.
const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');
const glue = document.querySelector('link[rel="modulepreload"]');
const { default: start } = await import(glue.href);
await start({ module_or_path: wasm.href });
