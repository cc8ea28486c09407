import { Command, Option } from 'commander';
import { STORIES } from '../stories/stories.ts';
import { PATIENT, startWorld } from '../world.ts';
import { columnsOption, propagationOption } from './cli-options.ts';
import { coloursOf } from './colours.ts';
import { stayOnThisMachine } from './own-network.ts';
import { playStory } from './play-story.ts';
import { noStrayWords, runProgram } from './run-program.ts';
import { askedToStop, type StopSignal } from './stop-signals.ts';

const [wholeDemo, ...failures] = STORIES;

/** The exit codes of shells: 128 plus the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };

const program = new Command('demo')
  .description(
    'Plays one whole demo with a scripted person. The exit code is 0 only if the results are as expected and nothing is left',
  )
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
  if (!story) throw new Error('there are no stories');
  stayOnThisMachine();
  const asked = askedToStop();
  const { stdout: out } = process;
  const colours = coloursOf(out);
  const world = await startWorld({
    propagationSeconds: flags.propagation,
    lifetimeMs: story.lifetimeMs,
    ...PATIENT,
    log: { level: 'warn', write: (line) => void process.stderr.write(line) },
  });
  let outcome: boolean | StopSignal;
  try {
    const playing = playStory(world, story, { out, colours, columns: flags.columns ?? out.columns ?? 80 });
    outcome = await Promise.race([playing, asked]);
    // After a stop the story ends with an error. This error is expected.
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
