import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Command, InvalidArgumentError } from 'commander';

/** The program that keeps a core busy ends after this time, even if this command was killed and cannot end it. */
const LONGEST_RUN_MS = 30 * 60_000;
const CLOSING_LINE = /^\s*(?:Test Files|Tests|Duration) /;

new Command('npm run test:repeat --')
  .description('Runs the suite several times and stops at the first failure')
  .argument('[runs]', 'how many times', readCount, 10)
  .option('--busy', 'while another program keeps a core busy', false)
  .option('--long', 'include the slow files and all runs of the random tests', false)
  .action(repeat)
  .parseAsync();

async function repeat(runs: number, { busy, long }: { busy: boolean; long: boolean }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mfa-demo-runs-'));
  for (let run = 1; run <= runs; run += 1) {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const log = join(folder, `run-${run}.log`);
    const startedAt = performance.now();
    const neighbour = busy ? keepCoreBusy() : undefined;
    const exitCode = await runSuite(long ? 'test:long' : 'test', log, {
      TEST_SEED: String(seed),
      TEST_EVIDENCE: folder,
    });
    neighbour?.kill();
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    print(`run ${run} of ${runs}${busy ? ', busy' : ''}: exit ${exitCode} after ${seconds} s`);
    const lines = stripVTControlCharacters(await readFile(log, 'utf8')).split('\n');
    for (const line of lines.filter((each) => CLOSING_LINE.test(each))) print(line);
    if (exitCode === 0) continue;
    print(`The log: ${log}\nPictures, traces and logs of failed stories: ${folder}`);
    print(`The same random values again: TEST_SEED=${seed} npm run ${long ? 'test:long' : 'test'}`);
    process.exitCode = 1;
    return;
  }
}

async function runSuite(script: string, log: string, env: Record<string, string>): Promise<number | null> {
  const output = createWriteStream(log);
  await once(output, 'open');
  // biome-ignore lint/style/noProcessEnv: the suite gets what this command got
  const suite = spawn('npm', ['run', script], { env: { ...process.env, ...env }, stdio: ['ignore', output, output] });
  const [exitCode] = (await once(suite, 'exit')) as [number | null];
  output.close();
  return exitCode;
}

function keepCoreBusy(): ChildProcess {
  const program = `const end = Date.now() + ${LONGEST_RUN_MS}; while (Date.now() < end);`;
  const child = spawn(process.execPath, ['-e', program], { stdio: 'ignore' });
  process.once('exit', () => child.kill());
  return child;
}

function readCount(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number, 1 to 9999.');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
