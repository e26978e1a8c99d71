// Starts the console. The names of the glue and of the wasm carry a hash; the build writes them only into the two
// preload links of the page, so they are read from there.
try {
  const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');
  const glue = document.querySelector('link[rel="modulepreload"]');
  const { default: start } = await import(glue.href);
  await start({ module_or_path: wasm.href });
} catch (error) {
  // The words of the console lie in the wasm that did not come, so these stand here.
  const notice = document.querySelector('portolan-console').appendChild(document.createElement('p'));
  notice.setAttribute('role', 'alert');
  notice.textContent =
    `Portolan could not start. Reload the page to try again. 控制台未能启动，请刷新页面重试。 (${error?.message ?? error})`;
  throw error;
}
