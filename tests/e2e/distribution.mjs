// A Distribution as a program, for tests that are not written in JavaScript: its first argument is what
// `startDistribution` takes, as JSON. Prints `{"address":…,"tokens":…,"storage":…}` on a line of its own and ends, with all it
// started, when its standard input does. What the token server was asked is at its `/requests`.

import { startDistribution } from './support/distribution.mjs';

const real = await startDistribution(JSON.parse(process.argv[2] ?? '{}'));
console.log(JSON.stringify({ address: real.address, direct: real.direct, tokens: real.tokens?.address ?? null, storage: real.storage }));
process.stdin.resume().on('end', () => real.stop().then(() => process.exit(0)));
