import { readFile, writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { BENCHES } from './benches/benches.ts';
import { type BenchResult, isMet } from './report/bench-result.ts';
import { describeMachine } from './report/machine.ts';
import { type Measured, withResults } from './report/results-page.ts';
import { asText, tableOf } from './report/tables.ts';
import { endAll, runBench } from './run-bench.ts';

const PAGE = new URL('results.md', import.meta.url);
const NAMES = Object.keys(BENCHES);

const command = new Command('bench')
  .description(`Measures the bot against baselines. The benches, in their order: ${NAMES.join(', ')}.`)
  .argument('[names...]', 'only these benches')
  .option('--quick', 'smaller sizes and two benches at a time: less than a minute in all; changes no file', false)
  .option('--write', 'with --quick: write bench/results.md anyway', false)
  .option(
    '--people <numbers>',
    'numbers of people, demos or orphans, with commas between, to replace the usual ones',
    numbers,
  )
  .option('--bots <numbers>', 'numbers of bots, with commas between, to replace the usual ones', numbers)
  .parse();
const { quick, write, people, bots } = command.opts<{
  quick: boolean;
  write: boolean;
  people?: number[];
  bots?: number[];
}>();
const names = command.args.length > 0 ? command.args : NAMES;
const unknown = names.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) command.error(`There is no bench ${unknown.join(', ')}. There are ${NAMES.join(', ')}.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(1);
  });
}
// Ends the run when the program that reads the output ends, for example `head`.
process.stdout.on('error', () => {
  endAll();
  process.exit(1);
});

const measured: Measured[] = [];
const waiting = [...names];
// Two benches at the same time slow each other down, so only quick runs do that.
await Promise.all(Array.from({ length: quick ? 2 : 1 }, measureInTurn));
const missed = measured.flatMap(({ result }) => result.figures).filter((figure) => isMet(figure) === false);
say(`${measured.length} of ${names.length} benches measured${quick ? '' : `, ${missed.length} aims missed`}`);
if ((!quick || write) && measured.length > 0) {
  const page = await readFile(PAGE, 'utf8').catch(() => '');
  await writeFile(PAGE, withResults(page, measured, NAMES));
  say('bench/results.md is written.');
}

async function measureInTurn(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await measure(name);
}

async function measure(name: string): Promise<void> {
  const machine = `${describeMachine()}${quick ? ' · quick' : ''}`;
  const startedAt = performance.now();
  say(`${name} ...`);
  const outcome = await runBench(name, { quick, people, bots });
  const seconds = (performance.now() - startedAt) / 1000;
  if ('failure' in outcome) {
    say(`${name} could not be measured: ${outcome.failure}\n`);
    process.exitCode = 1;
    return;
  }
  const result = quick ? withoutAims(outcome.result) : outcome.result;
  const { title, figures, tables = [], notes } = result;
  say(`${name}: ${title} (${seconds.toFixed(0)} s)\n\n${asText(tableOf(figures))}`);
  for (const table of tables) say(asText(table));
  say(`${notes.join('\n')}\n`);
  measured.push({ name, result, machine, seconds });
}

/** Removes the aims from a result, because they apply only to the full sizes. */
function withoutAims(result: BenchResult): BenchResult {
  return { ...result, figures: result.figures.map(({ aim: _, ...figure }) => figure) };
}

function numbers(list: string): number[] {
  const all = list.split(',').map(Number);
  if (all.every((one) => Number.isInteger(one) && one > 0)) return all;
  throw new InvalidArgumentError('Give whole numbers, 1 or more, with commas between.');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
