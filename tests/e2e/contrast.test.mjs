// Colours that the system forces, and less motion: what is selected, current, ticked, off or in the focus can still be
// told, what is drawn takes the system's colours, and nothing moves that was asked not to.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, screen } from './support/browser.mjs';
import { WALKS, walk } from './support/states.mjs';

after(closeBrowser);

/** The computed style of the first of its kind, and what the system's colours are. */
const styleOf = (locator, ...names) => locator.first().evaluate((one, wanted) => {
  const style = getComputedStyle(one);
  return Object.fromEntries(wanted.map((name) => [name, style.getPropertyValue(name)]));
}, names);

const system = (page) => page.evaluate(() => {
  const probe = document.body.appendChild(document.createElement('p'));
  const colour = (name) => {
    probe.style.setProperty('color', name);
    return getComputedStyle(probe).color;
  };
  const found = Object.fromEntries(['Canvas', 'CanvasText', 'Highlight', 'GrayText'].map((name) => [name, colour(name)]));
  probe.remove();
  return found;
});

const LOOKED_AT = {
  'tags-picked': async (page, { Highlight, Canvas }) => {
    const row = await styleOf(page.locator('tr[aria-selected=true] > td'), 'border-bottom-color', 'border-bottom-width');
    assert.deepEqual(row, { 'border-bottom-color': Highlight, 'border-bottom-width': '2px' }, 'a selected row has a line');
    const current = await styleOf(page.locator('.pt-views a[aria-current]'), 'border-bottom-color');
    const other = await styleOf(page.locator('.pt-views a:not([aria-current])'), 'border-bottom-color');
    assert.notEqual(current['border-bottom-color'], Canvas, 'the view that is open is underlined');
    assert.equal(other['border-bottom-color'], Canvas, 'the others are not');
    assert.equal((await styleOf(page.locator('.pt-tick'), 'appearance')).appearance, 'auto', 'the system draws its own ticks');
  },
  'tree-selected': async (page, { Highlight, CanvasText }) => {
    assert.equal((await styleOf(page.locator('.t-sel'), 'stroke')).stroke, Highlight);
    assert.equal((await styleOf(page.locator('.t-ring'), 'stroke')).stroke, CanvasText);
    assert.equal((await styleOf(page.locator('svg text.t-id'), 'fill')).fill, CanvasText);
    const flag = await styleOf(page.locator('.t-fa'), 'fill');
    assert.ok(![Highlight, CanvasText].includes(flag.fill), 'a flag keeps its own colours: they are what it says');
  },
  'tree-list': async (page, { Highlight }) => {
    const row = await styleOf(page.locator('.pt-branch[aria-selected=true]'), 'border-top-color', 'border-top-width');
    assert.deepEqual(row, { 'border-top-color': Highlight, 'border-top-width': '2px' });
    const checked = await styleOf(page.locator('.pt-choice label:has(:checked)'), 'background-color');
    assert.equal(checked['background-color'], Highlight);
  },
  'repositories-read': async (page, { GrayText }) => {
    const off = await styleOf(page.locator('.pt-btn[aria-disabled=true]'), 'color', 'border-top-style');
    assert.deepEqual(off, { color: GrayText, 'border-top-style': 'dashed' });
  },
  'doctor-verdict': async (page, { CanvasText }) => {
    assert.equal((await styleOf(page.locator('.pt-sure .pt-full'), 'background-color'))['background-color'], CanvasText);
  },
};

for (const [name, states] of Object.entries({
  visitor: ['connect', 'repositories-read', 'menu-language', 'dialog-sign-in'],
  captain: ['tags-picked', 'tree-selected', 'tree-list', 'image', 'insert', 'dialog-delete-tags'],
  v2: ['v2-image', 'v2-compare', 'v2-tags-loading', 'doctor-verdict'],
})) {
  test(`under forced colours everything that is told by colour is told by a line too, on the walk of ${name}`, async (t) => {
    await walk(t, name, async (state, { page }) => {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, forcedColors: 'active', reducedMotion: 'reduce' });
        await screen(page, `forced.${state}.${colorScheme}`);
        await LOOKED_AT[state]?.(page, await system(page));
        await page.keyboard.press('Tab');
        const focused = page.locator('portolan-console :focus-visible').last();
        const { 'outline-style': style, 'outline-width': width } = await styleOf(focused, 'outline-style', 'outline-width');
        const around = await focused.evaluate((one) => getComputedStyle(one.closest('label, .pt-sea') ?? one).outlineStyle);
        assert.ok((style === 'solid' && width !== '0px') || around === 'solid', `${state}: the focus has no ring`);
      }
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
    }, { only: (state) => states.includes(state) });
  });
}

for (const name of Object.keys(WALKS)) {
  test(`where less motion is asked for nothing moves, on the walk of ${name}`, async (t) => {
    const moving = [];
    await walk(t, name, async (state, { page }) => {
      const found = await page.evaluate(() => {
        const times = (text) => Math.max(...text.split(',').map((one) => parseFloat(one)));
        const root = document.querySelector('portolan-console').shadowRoot;
        return [...root.querySelectorAll('*')].filter((one) => ['', '::before', '::after'].some((pseudo) => {
          const style = getComputedStyle(one, pseudo);
          const animated = style.animationName !== 'none' && times(style.animationDuration) + times(style.animationDelay) > 0;
          return animated || times(style.transitionDuration) > 0 || style.scrollBehavior === 'smooth';
        })).map((one) => `${one.tagName}.${one.getAttribute('class')}`);
      });
      moving.push(...found.slice(0, 3).map((one) => `${state}: ${one}`));
    }, { only: (state) => /loading|tree|connect$|deleting|tags$|asking|image$/.test(state) });
    assert.deepEqual(moving, []);
  });
}
