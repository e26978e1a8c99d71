// <portolan-console>, the console as an element of any page. A page loads this one file, as a module, and it finds the
// rest beside itself. On the console's own page the element is all there is; whatever it can do inside another's lies in
// portal.js, which that page alone loads. docs/embedding.md tells what the element takes and says.

// Their names carry a hash, which the build writes in here.
const GLUE = '{glue}';
const WASM = '{wasm}';
const STYLE = '{style}';
const LATER = 'lazy/{later}';

/** The address of a file of the console. */
export const at = (name) => new URL(name, import.meta.url).href;

// One program for all consoles of a page, and its second half, which comes when it is first asked for. A try that
// failed is forgotten, so that the next one asks again.
let program;
let half;
const begun = () => (program ??= begin().catch((error) => {
  program = undefined;
  throw error;
}));
const later = () => (half ??= fetchHalf().catch((error) => {
  half = undefined;
  throw error;
}));

// The sample registries answer inside the page, and are loaded when the first of them is asked.
const sample = (request) => import(at('lazy/sample.js')).then((registries) => registries.answer(request));

// Files beside the page, asked of the server each time whether they changed. The settings are on their way before the
// program is there to ask for them.
let early;
const ask = (address) => fetch(address, { cache: 'no-cache', credentials: 'same-origin' });
const file = (address) => {
  const coming = early?.address === address ? early.coming : ask(address);
  early = undefined;
  return coming;
};

async function begin() {
  const [glue, wasm] = await Promise.all([import(at(GLUE)), fetch(at(WASM))]);
  const first = await glue.default({ module_or_path: wasm });
  glue.fetched_by(later, sample, file);
  return { glue, first };
}

async function fetchHalf() {
  // Compiled while the first half is on its way, or is being.
  const compiled = async () => {
    const answer = await fetch(at(`lazy/${WASM}`));
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return WebAssembly.compile(await answer.arrayBuffer());
  };
  const [module] = await Promise.all([compiled(), dress()]);
  await WebAssembly.instantiate(module, { first: (await begun()).first });
}

// Its style sheet goes into every console there is; those that come after that have it from the beginning.
async function dress() {
  if (sheets.includes(LATER)) return;
  sheets.push(LATER);
  const bare = [...shown].filter((root) => !root.querySelector(`link[href="${at(LATER)}"]`));
  await Promise.all(bare.map((root) => link(root, LATER))).catch((error) => {
    sheets.pop();
    throw error;
  });
}

// The style sheets so far, and the shadow roots they are in.
const sheets = [STYLE];
const shown = new Set();

function link(root, sheet) {
  const style = document.createElement('link');
  Object.assign(style, { rel: 'stylesheet', href: at(sheet) });
  return new Promise((done, failed) => {
    style.onload = done;
    // One that did not come would stand in the way of the one that another try brings.
    style.onerror = () => {
      style.remove();
      failed(Error(sheet));
    };
    const before = [...root.querySelectorAll('link')].at(-1);
    if (before) before.after(style);
    else root.prepend(style);
  });
}

/** Takes everything out of an element that showed a console. */
export function clear(element) {
  shown.delete(element.shadowRoot);
  element.shadowRoot.replaceChildren();
}

/**
 * Shows a console in the shadow root of an element.
 *
 * @param wanted whether it is still, once the program is there
 * @param options what `mount` of the program takes after the element and the address of the files; asked for then
 */
export async function show(element, wanted, options) {
  clear(element);
  shown.add(element.shadowRoot);
  try {
    const [{ glue }] = await Promise.all([begun(), ...sheets.map((sheet) => link(element.shadowRoot, sheet))]);
    // The browser has its turn between compiling the program and drawing by it.
    await new Promise((done) => setTimeout(done));
    return wanted() ? glue.mount(element, at('.'), ...options()) : undefined;
  } catch (error) {
    // The words of the console lie in the wasm that did not come, so these stand here.
    const notice = document.createElement('p');
    Object.assign(notice, { className: 'pt', role: 'alert' });
    notice.textContent =
      `Portolan could not start. Reload the page to try again. 控制台未能启动，请刷新页面重试。 (${error?.message ?? error})`;
    element.shadowRoot.append(notice);
    throw error;
  }
}

/** What the program says, as pairs of names and values. */
export const pairs = (text) => text.match(/[^\x1f]+\x1f[^\x1f]*/g)?.map((pair) => pair.split('\x1f')) ?? [];

class OwnPage extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: 'open' });
    const heard = (what, text) => {
      if (what !== 'theme') return;
      for (const { style } of [this, document.documentElement]) {
        for (const pair of pairs(text)) style.setProperty(...pair);
      }
    };
    const config = at('config.json');
    early = { address: config, coming: ask(config) };
    // Whatever is below a registry is drawn by the second half.
    if (/^#\/[^/?]+\/./.test(location.hash)) later().catch(() => {});
    // Whoever asks for it hears of the failure.
    early.coming.catch(() => {});
    show(this, () => true, () => [config, '', undefined, '', true, heard]);
  }
}

if (document.querySelector('portolan-console[standalone]')) customElements.define('portolan-console', OwnPage);
else import(at('lazy/portal.js'));
