// Text that would do harm if it were more than text, put into every field of an answer; and whether a page took it for no
// more than that.

import assert from 'node:assert/strict';

/** The texts, and a piece by which each is known again. */
export const HOSTILE = {
  markup: '<img src=x onerror="window.hacked=1"><b>bold</b><script>window.hacked=1</script>',
  'a bidi override': 'evil\u202Egpj.exe\u2066\u200B\u0000',
  'a megabyte of one letter': 'm'.repeat(1_000_000),
  'a javascript URL': 'javascript:window.hacked=1',
};

/** What is seen of each where it is shown, however much of it is cut. */
const SEEN = {
  markup: '<img src',
  'a bidi override': '⟨U+202E⟩',
  'a megabyte of one letter': 'mmmmmmmm',
  'a javascript URL': 'javascript:',
};

/** Without these an answer leads no further, and nothing else of it would be looked at. */
const LEADS_ON = new Set(['digest', 'mediaType', 'id', 'layer', 'parent', 'diff_ids', 'created']);

/** The value with every text in it, and every key that is free, turned into another text. */
export function bent(value, text, key = '') {
  if (typeof value === 'string') return LEADS_ON.has(key) ? value : text;
  if (Array.isArray(value)) return LEADS_ON.has(key) ? value : value.map((one) => bent(one, text, key));
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([name, one]) => [name, bent(one, text, name)]);
  const free = ['Labels', 'annotations', 'Volumes', 'ExposedPorts'].includes(key);
  return Object.fromEntries(free ? [...fields, [text, text]] : fields);
}

/** The most characters that a screen has at first, and the most that stand in one of its attributes. */
const [MOST_TEXT, MOST_ATTRIBUTE] = [60_000, 20_000];

/** Waits until a text is on the screen, as text, or what is `seen` in its place. */
export const shown = (page, kind, seen = SEEN[kind]) => page.getByText(seen).first().waitFor({ state: 'attached' });

/** Nothing of what came was run, became an element or a link, bends what one sees, or widens the page. */
export async function assertTame(page) {
  const found = await page.evaluate(() => {
    const seen = { text: 0, bidi: [], long: [], links: [], images: 0, bold: 0 };
    const bends = /[\u202A-\u202E\u2066-\u2069\u200B\u0000]/;
    const walk = (root) => {
      for (const one of root.querySelectorAll('*')) {
        if (one.localName === 'style') continue;
        for (const { name, value } of one.attributes) {
          if (bends.test(value)) seen.bidi.push(`${one.localName} ${name}`);
          if (value.length > 20_000) seen.long.push(`${one.localName} ${name}`);
        }
        for (const child of one.childNodes) {
          if (child.nodeType !== Node.TEXT_NODE) continue;
          seen.text += child.data.length;
          if (bends.test(child.data)) seen.bidi.push(`${one.localName}: ${child.data.slice(0, 40)}`);
        }
        if (one.localName === 'a' && !/^(#|https?:|\.|\/)/.test(one.getAttribute('href') ?? '#')) seen.links.push(one.getAttribute('href').slice(0, 60));
        if (['img', 'iframe', 'object', 'embed'].includes(one.localName)) seen.images += 1;
        if (one.localName === 'b' && one.textContent === 'bold') seen.bold += 1;
        if (one.shadowRoot) walk(one.shadowRoot);
      }
    };
    walk(document.body);
    const { scrollWidth, clientWidth } = document.documentElement;
    return { ...seen, hacked: window.hacked, wide: scrollWidth - clientWidth };
  });
  assert.equal(found.hacked, undefined, 'nothing was run');
  assert.deepEqual([found.images, found.bold], [0, 0], 'nothing became an element');
  assert.deepEqual(found.links, [], 'nothing became a link');
  assert.deepEqual(found.bidi, [], 'nothing bends what one sees');
  assert.deepEqual(found.long, [], `no attribute is longer than ${MOST_ATTRIBUTE}`);
  assert.ok(found.text < MOST_TEXT, `${found.text} characters`);
  assert.ok(found.wide <= 0, `${found.wide} pixels too wide`);
}
