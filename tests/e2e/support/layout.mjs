// What the boxes of a page say: what lies past its edge, which text is cut, which targets are small, what hides what.

/** Everything below runs in the page, on the console's own elements: those of the dialog that is open, or else all. */
const inPage = (page, look, given) => page.evaluate(`(${withHelp(look)})(${JSON.stringify(given)})`);

const withHelp = (look) => `(given) => {
  const root = document.querySelector('portolan-console').shadowRoot;
  const top = root.querySelector('dialog[open]') ?? root.querySelector('.pt') ?? root.firstElementChild;
  const all = [...top.querySelectorAll('*')];
  const visible = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.closest('.pt-sr, .pt-skip:not(:focus)');
  const words = (one) => (one.getAttribute('aria-label') ?? one.textContent).trim().replace(/\\s+/g, ' ').slice(0, 50);
  const named = (one) => one.tagName.toLowerCase() + '.' + (one.getAttribute('class') ?? '') + ' "' + words(one) + '"';
  const scrolls = (one) => {
    for (let at = one.parentElement; at && at !== top; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== 'visible') return true;
    }
    return false;
  };
  return (${look})({ root, top, all, visible, named, scrolls }, given);
}`;

/** What reaches past the left or right edge of the window, but for what lies in something that scrolls or cuts by itself. */
export const cutAtTheEdge = (page) => inPage(page, ({ all, visible, named, scrolls }) => {
  const page = document.documentElement;
  const found = page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth - page.clientWidth} px too wide`] : [];
  for (const one of all) {
    if (one.closest('svg') !== null && one.tagName !== 'svg') continue;
    if (!visible(one) || scrolls(one)) continue;
    const { left, right, width } = one.getBoundingClientRect();
    if (width > 0 && (left < -1 || right > page.clientWidth + 1)) found.push(`${named(one)} lies from ${left} to ${right}`);
  }
  return found.slice(0, 8);
});

/**
 * Text that is cut by its own box: more of it than the box shows, and no way to scroll there. What a row of the tree has no
 * room for stands whole in the panel beside it.
 */
export const hiddenText = (page) => inPage(page, ({ all, visible, named }) => {
  const found = [];
  for (const one of all) {
    const style = getComputedStyle(one);
    if (!visible(one) || !/hidden|clip/.test(style.overflow) || !one.textContent.trim() || one.matches('.pt-branch-tags')) continue;
    // A pixel more is how a line of another font overlaps its box.
    if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2) found.push(`${named(one)} is cut`);
  }
  return found;
});

/**
 * Targets smaller than they should be: no square of that side fits, and a circle of that width around the middle meets
 * another target (WCAG 2.5.8). Links in the run of a sentence are as tall as its line.
 */
export const smallTargets = (page, given) => inPage(page, ({ all, visible, named }, { least, only = '*' }) => {
  const TARGETS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=treeitem][tabindex], label:has(input[type=radio], input[type=file])';
  const inSentence = (one) => {
    if (getComputedStyle(one).display !== 'inline') return false;
    return [...one.parentElement.childNodes].some((node) => node !== one && node.nodeType === Node.TEXT_NODE && node.data.trim());
  };
  const targets = all
    .filter((one) => one.matches(TARGETS) && visible(one) && !one.closest('label:has(input[type=radio], input[type=file])')?.contains(one.parentElement) && !inSentence(one))
    .map((one) => ({ one, box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0);
  const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
  const away = ([x, y], { left, right, top, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  const small = ({ width, height }) => width < least - 0.5 || height < least - 0.5;
  const found = targets.filter(({ one, box }) => one.matches(only) && small(box) && targets.some((other) => other.one !== one && !other.one.contains(one)
    && (away(middle(box), other.box) < least / 2
      || (small(other.box) && Math.hypot(middle(box)[0] - middle(other.box)[0], middle(box)[1] - middle(other.box)[1]) < least))));
  return found.map(({ one, box }) => `${named(one)} is ${Math.round(box.width)} × ${Math.round(box.height)}`).slice(0, 8);
}, given);
