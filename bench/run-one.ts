import { BENCHES } from './benches/benches.ts';
import type { BenchOptions } from './report/bench-result.ts';

/** The process of one bench: runs it, and sends the result or the failure to the runner. */
const [name = '', options = '{}'] = process.argv.slice(2);
// A bench's own processes end with this process, so this process must end when the runner is gone.
process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => process.exit(1));
process.setMaxListeners(100);

const bench = BENCHES[name];
if (!bench || !process.send) throw new Error('Only npm run bench starts this file.');
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
