// <portolan-console> inside a page that is not its own: settings as attributes and properties, events, the theme, tokens,
// addresses that are the console's alone, and taking it out again.

import { at, clear, pairs, show } from '../portolan.js';

// The settings that are attributes as well, and what is read from their text.
const flag = (text) => ({ '': true, true: true, false: false })[text] ?? text;
const SETTINGS = {
  open: String,
  heading: String,
  logo: String,
  help: String,
  full: String,
  language: String,
  theme: String,
  'page-size': (text) => (/^\d+$/.test(text) ? Number(text) : text),
  'allow-others': flag,
  'count-tags': flag,
  'read-only': flag,
  deletes: flag,
};
const camel = (name) => name.replace(/-./, ([, letter]) => letter.toUpperCase());
// An attribute called title would be a tooltip.
const field = (name) => (name === 'heading' ? 'title' : camel(name));

class PortolanConsole extends HTMLElement {
  static observedAttributes = [...Object.keys(SETTINGS), 'settings'];

  #tokens = new CSSStyleSheet();
  #root = '';
  #settings;
  #token;
  #route = '';
  #run;
  #console;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    for (const kind of ['click', 'auxclick']) shadow.addEventListener(kind, (event) => this.#pressed(event));
    this.#tokens.replaceSync(':host {}');
    shadow.adoptedStyleSheets = [this.#tokens];
  }

  connectedCallback() {
    // Still there where the element was only moved.
    if (this.#run) return;
    // Set by a page that did not wait for the element to be known.
    for (const name of ['settings', 'route', 'token', ...Object.keys(SETTINGS).map(camel)]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#begin((this.#run = {}));
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback() {
    this.#console?.set(this.#said());
  }

  /** Settings as in config.json. They count before those of the file, and attributes before them. */
  get settings() {
    return this.#settings;
  }

  set settings(settings) {
    this.#settings = settings;
    this.attributeChangedCallback();
  }

  /** Where the console is, such as `#/registry.example/namespace/name`. */
  get route() {
    return this.#route;
  }

  set route(route) {
    this.#route = String(route ?? '').replace(/^#?\/?/, '#/');
    this.#console?.go(this.#route, true);
  }

  /** A token for the registry that opens first. It can be set and not be read. */
  set token(token) {
    this.#token = token;
  }

  get #goesByHash() {
    return this.getAttribute('route') === 'hash';
  }

  async #begin(run) {
    this.#root = `--pt-root: ${this.#measured()}`;
    this.#paint([]);
    try {
      this.#console = await show(this, () => this.#run === run, () => this.#options());
    } catch (error) {
      if (this.#run !== run) return;
      this.#run = undefined;
      this.#tell('error', { kind: 'start' });
      throw error;
    }
  }

  #options() {
    const config = this.getAttribute('config');
    return [
      config === null ? at('config.json') : config && new URL(config, document.baseURI).href,
      this.#said(),
      this.#goesByHash ? undefined : this.#route,
      this.closest('[lang]')?.lang ?? '',
      false,
      this.#called,
    ];
  }

  #end() {
    this.#console?.unmount();
    clear(this);
    this.#console = this.#run = this.#token = undefined;
    this.#route = '';
  }

  // All sizes come from one, which is the reader's choice and not that of the page.
  #measured() {
    const probe = this.shadowRoot.appendChild(document.createElement('i'));
    probe.style.font = 'medium serif';
    const size = getComputedStyle(probe).fontSize;
    probe.remove();
    return size;
  }

  /** Sets tokens of the theme; those of the page's own style sheet count before them. */
  #paint(tokens) {
    const { style } = this.#tokens.cssRules[0];
    style.cssText = this.#root;
    for (const pair of tokens) style.setProperty(...pair);
  }

  #said() {
    const written = this.getAttribute('settings') ?? '';
    const more = { ...this.#settings };
    for (const [name, read] of Object.entries(SETTINGS)) {
      if (this.hasAttribute(name)) more[field(name)] = read(this.getAttribute(name));
    }
    if (!Object.keys(more).length) return written;
    try {
      return JSON.stringify({ ...JSON.parse(written || '{}'), ...more });
    } catch {
      // The console says what is wrong with it.
      return written;
    }
  }

  #called = (what, text) => {
    if (what.startsWith('token')) return this.#give(text, what === 'token');
    if (what === 'theme') return this.#paint(pairs(text));
    const value = (name, said) => (said === '' ? null : ['line', 'status'].includes(name) ? Number(said) : said);
    const detail = Object.fromEntries(pairs(text).map(([name, said]) => [name, value(name, said)]));
    if (what === 'navigate') this.#route = detail.route;
    // When the console has done what it is about.
    queueMicrotask(() => this.#tell(what, detail));
  };

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`portolan-${what}`, { bubbles: true, composed: true, detail }));
  }

  async #give(origin, opensFirst) {
    try {
      return (await this.getToken?.(origin)) ?? (opensFirst ? this.#token : undefined);
    } catch (error) {
      this.#tell('error', { kind: 'token', registry: origin });
      reportError(error);
    }
  }

  // Where the hash is the page's, a link leads to a place of this console alone; another tab gets a console of its own.
  #pressed(event) {
    const link = event.composedPath().find((node) => node.localName === 'a');
    const to = link?.getAttribute('href');
    if (this.#goesByHash || event.defaultPrevented || event.button > 1 || !to?.startsWith('#')) return;
    event.preventDefault();
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) open(at('index.html') + to, '_blank', 'noopener');
    else this.#console?.go(to, false);
  }
}

for (const name of Object.keys(SETTINGS)) {
  Object.defineProperty(PortolanConsole.prototype, camel(name), {
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

if (!customElements.get('portolan-console')) customElements.define('portolan-console', PortolanConsole);
