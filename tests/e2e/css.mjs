import { chromium } from 'playwright-core';
import { startDistribution } from './support/distribution.mjs';
import { startHost } from './support/hosts_ab.mjs';
import { TAGGED } from './support/seeds.mjs';
import { PORTOLAN, place } from './bench/marks.mjs';
import { visit } from './bench/visit.mjs';
import { FLAGS } from './support/browser.mjs';
const ends = []; const bench = { after: (end) => ends.unshift(end) };
const real = await startDistribution({ seed: 'tags' }); bench.after(real.stop);
const config = { registries: [{ name: 'Harbour', address: '/', api: 'v2' }], open: '/' };
process.env.PT_DIST = process.argv[2];
const h = await startHost(bench, 'nginx', { registry: real.direct, door: false, config });
const mark = PORTOLAN.tags;
const CSS = { none: '', sep: '.pt-table{border-collapse:separate;border-spacing:0}', fixed: '.pt-table{table-layout:fixed}', both: '.pt-table{border-collapse:separate;border-spacing:0;table-layout:fixed}', block: '.pt-table tbody{contain:layout style}', noloc: '' };
const med = (a) => a.toSorted((x, y) => x - y)[Math.floor(a.length / 2)];
const all = {};
try {
  for (let i = 0; i < 4; i++) for (const [k, css] of Object.entries(CSS)) {
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
    await visit(browser, { address: h.address + place(mark.at, { registry: new URL(h.origin).host, repository: TAGGED }), root: PORTOLAN.root }, async ({ page, ask }) => {
      await ask('until', { row: mark.row, least: 10, says: mark.says, pattern: '(^|\\D)10\\D?000(\\D|$)' });
      await page.waitForLoadState('networkidle');
      if (k === 'noloc') await page.route('**/manifests/**', () => {});
      await page.evaluate((css) => { const s = new CSSStyleSheet(); s.replaceSync(css); const r = document.querySelector('portolan-console').shadowRoot; r.adoptedStyleSheets = [...r.adoptedStyleSheets, s]; }, css);
      await page.waitForTimeout(200);
      const s = await ask('scroll', mark.row, 3000, 2000);
      (all[k] ??= []).push(s);
    });
    await browser.close();
  }
  for (const [k, l] of Object.entries(all)) console.log(k.padEnd(8), 'frames', l.map((s) => s.frames).join(' '), 'worst', l.map((s) => Math.round(s.worst)).join(' '), 'blank', l.map((s) => s.blank).join(' '));
} finally { for (const end of ends) await end(); }
