// How fast the console is, with much in it: `cargo xtask bench`. It prints tables, writes them as JSON to
// `target/bench.json`, and asserts nothing: what counts are ratios within one run.
//
//   --runs N        how often each is measured, beside a run that does not count
//   --only NAME     one part alone
//   --against URL   another console as well; `{registry}` in it stands for the host of the registry
//   --marks FILE    where to look in that one, see marks.mjs

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { closeBrowser, FLAGS } from '../support/browser.mjs';
import { print } from './figures.mjs';
import { growth } from './growth.mjs';
import { tags, thousands, twenty } from './lists.mjs';
import { tree } from './tree.mjs';

const KEPT = fileURLToPath(new URL('../../../target/', import.meta.url));
const PARTS = { twenty, thousands, tags, tree };

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, only: { type: 'string' }, against: { type: 'string' }, marks: { type: 'string' } },
});
const runs = Number(values.runs);
const against = values.against && {
  name: 'the other',
  address: values.against,
  marks: JSON.parse(await readFile(values.marks ?? '', 'utf8')),
};

/** Does something with what it starts ended after it, the last first. */
async function ending(act) {
  const ends = [];
  try {
    return await act({ after: (end) => ends.unshift(end) });
  } finally {
    for (const end of ends) await end().catch((error) => console.error(String(error)));
  }
}

/** A browser of its own for each part, so that none inherits what another left. */
async function browsing(act) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  try {
    return await act(browser);
  } finally {
    await browser.close();
  }
}

const found = {};
for (const [name, part] of Object.entries(PARTS)) {
  if (values.only && values.only !== name) continue;
  const measured = await browsing((browser) => ending((bench) => part(bench, { browser, runs, against })));
  const [[, ours], theirs] = measured;
  print(`${name} (median of ${runs}, least to most${theirs ? `; beside it ${theirs[0]}, and the ratio` : ''})`, ours, theirs?.[1]);
  found[name] = Object.fromEntries(measured);
}
if (!values.only || values.only === 'growth') {
  found.growth = await browsing((browser) => ending((bench) => growth(bench, { browser })));
  console.log('\nhow cost grows (0 is not at all, 1 as the size)');
  for (const { what, figure, costs, exponent } of found.growth) {
    const at = costs.map(([size, cost]) => `${size.toLocaleString('en')}: ${Math.round(cost)}`).join('   ');
    console.log(`${what}, ${figure}`.padEnd(34), exponent.toFixed(2).padStart(6), ' ', at);
  }
}
await closeBrowser();
await mkdir(KEPT, { recursive: true });
await writeFile(`${KEPT}bench.json`, `${JSON.stringify(found, null, 2)}\n`);
