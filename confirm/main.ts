import { stayOnThisMachine } from '../sandbox/cli/own-network.ts';
import { UsageError } from '../sandbox/cli/run-program.ts';
import { askedToStop } from '../sandbox/cli/stop-signals.ts';
import { confirm } from './command.ts';
import { environment } from './environment.ts';
import { POINTS } from './points/points.ts';

const args = process.argv.slice(2);
if (!args.includes('--real')) stayOnThisMachine();

const stop = new AbortController();
// If nobody reads the output any more, the run stops, but the program first removes everything that the checks made.
process.stdout.on('error', () => stop.abort());
void askedToStop().then(() => {
  process.stderr.write('Stopping. First I remove everything that the checks made.\n');
  stop.abort();
});

try {
  process.exitCode = await confirm(args, {
    say: (text) => process.stdout.write(`${text.trimEnd()}\n`),
    env: environment,
    signal: stop.signal,
    docs: new URL('../docs/', import.meta.url),
    points: POINTS,
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
