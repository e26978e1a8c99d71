// Starts the console. The names of the glue and of the wasm carry a hash; the build writes them only into the two
// preload links of the page, so they are read from there.
try {
  const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');
  const glue = document.querySelector('link[rel="modulepreload"]');
  const { default: start } = await import(glue.href);
  // The second half of the wasm lies beside the other files that are loaded when asked for. It is fetched once; a
  // try that failed is forgotten, so that the next one asks again.
  let later;
  globalThis.portolanLater = () => (later ??= half(new URL('lazy/' + wasm.href.split('/').pop(), wasm.href)));
  const first = start({ module_or_path: wasm.href });
  async function half(address) {
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      await WebAssembly.instantiate(await answer.arrayBuffer(), { first: await first });
    } catch (error) {
      later = undefined;
      throw error;
    }
  }
  await first;
} catch (error) {
  // The words of the console lie in the wasm that did not come, so these stand here.
  const notice = document.querySelector('portolan-console').appendChild(document.createElement('p'));
  notice.setAttribute('role', 'alert');
  notice.textContent =
    `Portolan could not start. Reload the page to try again. 控制台未能启动，请刷新页面重试。 (${error?.message ?? error})`;
  throw error;
}
