// Figures of several runs: their middle with the least and the most, as a table and as JSON.

/** The middle, the least and the most. */
export function spread(figures) {
  const sorted = figures.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted.at(-1) };
}

/** Runs something some times, after a run that does not count, and tells the spread of each figure it gives. */
export async function repeated(runs, act) {
  await act();
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await act());
  const names = Object.keys(all[0]);
  return Object.fromEntries(names.map((name) => [name, spread(all.map((one) => one[name]))]));
}

/**
 * How cost grows: the slope of its logarithm over that of the size. 0 is the same for any size, 1 as the size grows, 2 as
 * its square.
 */
export function exponent(points) {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(Math.max(cost, 0.1))]);
  const mean = (at) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const across = logs.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0);
  return across / logs.reduce((sum, [one]) => sum + (one - x) ** 2, 0);
}

const shown = (value) => (value === null || Number.isNaN(value) ? '–' : value >= 1000 ? Math.round(value).toLocaleString('en') : `${Math.round(value * 10) / 10}`);

/** Prints one line for each figure; a second console's beside it, and the ratio. */
export function print(title, ours, theirs) {
  console.log(`\n${title}`);
  for (const [name, figure] of Object.entries(ours)) {
    const line = [name.padEnd(44), shown(figure.median).padStart(10), `(${shown(figure.least)} to ${shown(figure.most)})`.padEnd(24)];
    const other = theirs?.[name];
    if (other) line.push(shown(other.median).padStart(10), `× ${(figure.median / other.median).toFixed(2)}`);
    console.log(line.join(' '));
  }
}
