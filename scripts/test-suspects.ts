import { endWithReader } from '../sandbox/cli/run-program.ts';
import { readSources } from '../test/support/read-sources.ts';
import { suspectsIn } from '../test/support/suspects.ts';

/** `npm run test:suspects`: lists tests that wait, replace timers, read folders, or keep state between tests. */
endWithReader();
for (const { path, line, sign } of suspectsIn(await readSources('test'))) {
  process.stdout.write(`${path}:${line} ${sign}\n`);
}
