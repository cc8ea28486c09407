import { Command, Option } from 'commander';
import { STORIES } from '../stories/stories.ts';
import { startWorld } from '../world.ts';
import { columnsOption, propagationOption } from './cli-options.ts';
import { coloursOf } from './colours.ts';
import { stayOnThisMachine } from './own-network.ts';
import { playStory } from './play-story.ts';
import { noStrayWords, runProgram } from './run-program.ts';
import { askedToStop, type StopSignal } from './stop-signals.ts';

const [wholeDemo, ...failures] = STORIES;

/** As shells count them: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };

const program = new Command('demo')
  .description('One whole demo, played by a scripted person; exit code 0 only if it went as told and nothing is left')
  .addOption(new Option('--fail <story>', 'what goes wrong').choices(failures.map(({ name }) => name)))
  .addOption(propagationOption())
  .addOption(columnsOption())
  .allowExcessArguments()
  .action(run);

async function run(flags: { fail?: string; propagation: number; columns?: number }): Promise<void> {
  noStrayWords(
    program,
    failures.map(({ name }) => ({ word: name, flag: `--fail ${name}` })),
  );
  const story = STORIES.find(({ name }) => name === flags.fail) ?? wholeDemo;
  if (!story) throw new Error('there is no story to tell');
  stayOnThisMachine();
  const asked = askedToStop();
  const { stdout: out } = process;
  const colours = coloursOf(out);
  const world = await startWorld({
    propagationSeconds: flags.propagation,
    lifetimeMs: story.lifetimeMs,
    log: { level: 'warn', write: (line) => void process.stderr.write(line) },
  });
  let outcome: boolean | StopSignal;
  try {
    const playing = playStory(world, story, { out, colours, columns: flags.columns ?? out.columns ?? 80 });
    outcome = await Promise.race([playing, asked]);
    // What is cut off in the middle fails, and that is no news.
    playing.catch(() => undefined);
  } finally {
    await world.stop();
  }
  if (typeof outcome === 'string') {
    out.write('\nStopped before its end.\n');
    process.exit(EXIT_CODES[outcome]);
  }
  process.exitCode = outcome ? 0 : 1;
}

runProgram(program);
