import { BENCHES } from './benches/benches.ts';
import type { BenchOptions } from './report/bench-result.ts';

/** What the runner starts for each bench: runs it, and sends its result, or why there is none, to the runner. */
const [name = '', options = '{}'] = process.argv.slice(2);
// What a bench has started ends with its process, so the process must end when nobody waits for it any more.
process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => process.exit(1));
process.setMaxListeners(100);

const bench = BENCHES[name];
if (!bench || !process.send) throw new Error('This is started by npm run bench.');
try {
  const { run } = await bench.load();
  const asked = JSON.parse(options) as Omit<BenchOptions, 'say'>;
  const result = await run({ ...asked, say: (line) => void process.stderr.write(`  ${line}\n`) });
  process.send({ result }, () => process.exit(0));
} catch (error) {
  process.send({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }, () =>
    process.exit(1),
  );
}
