// Runs test files of the folder it is started in by Node's own runner: so many at once, the longest first, so that the
// workers end together; none longer than a limit, so that what hangs is told of by its name and takes no more time than
// that. `node run.mjs <at once> <limit in seconds> <file>…`

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

const [atOnce, limit, ...names] = process.argv.slice(2);
const rank = (name) => (LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length);
const files = names.toSorted((one, other) => rank(one) - rank(other)).map((name) => resolve(name));
const took = new Map();
const add = ({ name, file, nesting, details }) => {
  // A file that fails as a whole is told of as a test by the name of the file.
  if (file && nesting === 0 && name !== file) took.set(file, (took.get(file) ?? 0) + details.duration_ms);
};

const tests = run({ files, concurrency: Number(atOnce), timeout: Number(limit) * 1000 });
tests.on('test:pass', add).on('test:fail', (failed) => {
  add(failed);
  process.exitCode = 1;
});
tests.compose(spec).pipe(process.stdout);
process.on('exit', () => {
  const longest = [...took].toSorted(([, one], [, other]) => other - one).slice(0, TOLD);
  for (const [file, ms] of longest) console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${basename(file)}`);
});
