// Runs test files of the folder it is started in by Node's own runner: so many at once, the longest first, so that the
// workers end together; none longer than a limit, so that what hangs is told of by its name and takes no more time than
// that. Files that fail are run once more, each alone, when all others have ended: on a machine that draws a frame a second a
// person's twenty seconds are no fault of the console. What fails then has failed; what does not is named, to be mended.
// `node run.mjs <at once> <limit in seconds> <file>…`

import { basename, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** The files that take longest, in their order; all others come after them. The table at the end of a run tells. */
const LONGEST = [
  'axe.test.mjs',
  'tags_v2.test.mjs',
  'focus.test.mjs',
  'tags.test.mjs',
  'change_tags_v2.test.mjs',
  'change_tags.test.mjs',
  'tree_v2_lists.test.mjs',
  'delete_real.test.mjs',
  'snapshots.test.mjs',
  'preferences_page.test.mjs',
  'places.test.mjs',
  'unlucky_writing.test.mjs',
  'tree.test.mjs',
  'tree_v2.test.mjs',
  'doctor.test.mjs',
  'contrast.test.mjs',
  'image_acts_v2.test.mjs',
  'liar_crowds.test.mjs',
  'liar_words.test.mjs',
  'liar_endless.test.mjs',
  'unlucky_reload.test.mjs',
  'liar_doors.test.mjs',
  'liar_bombs.test.mjs',
];

/** How many files are in the table at the end. */
const TOLD = 12;

/** How many files may fail at first: more than that is no matter of a busy machine. */
const UNSTEADY = 3;

const [atOnce, limit, ...names] = process.argv.slice(2);
const rank = (name) => (LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length);
const files = names.toSorted((one, other) => rank(one) - rank(other));
const took = new Map();

/** Runs one file; gives what is to be said of it, and whether it passed. */
async function once(name) {
  const begun = performance.now();
  let passed = true;
  const tests = run({ files: [resolve(name)], timeout: Number(limit) * 1000 });
  tests.on('test:fail', () => { passed = false; });
  let said = '';
  for await (const part of tests.compose(spec)) said += part;
  took.set(name, performance.now() - begun);
  return { name, passed, said };
}

const failed = [];
const waiting = [...files];
await Promise.all(Array.from({ length: Number(atOnce) }, async () => {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const { passed, said } = await once(name);
    // The closing figures of one that has another try are not those that count.
    console.log(passed ? said : said.replace(/^ℹ /gm, '  '));
    if (!passed) failed.push(name);
  }
}));

const again = [];
for (const name of failed) {
  const { passed, said } = await once(name);
  console.log(said);
  if (passed) again.push(name);
}
if (again.length < failed.length || failed.length > UNSTEADY) process.exitCode = 1;
for (const [name, ms] of [...took].toSorted(([, one], [, other]) => other - one).slice(0, TOLD)) {
  console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${basename(name)}`);
}
if (again.length) console.log(`passed only when run again, alone: ${again.join(', ')}`);
