import { Command, Option } from 'commander';
import pc from 'picocolors';
import { STORIES } from '../stories/stories.ts';
import { startWorld } from '../world.ts';
import { columnsOption, propagationOption } from './cli-options.ts';
import { playStory } from './play-story.ts';
import { noStrayWords, runProgram } from './run-program.ts';

const [wholeDemo, ...failures] = STORIES;

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
  const { stdout: out } = process;
  const colours = pc.createColors(Boolean(out.isTTY) && out.hasColors());
  const world = await startWorld({
    propagationSeconds: flags.propagation,
    lifetimeMs: story.lifetimeMs,
    log: { level: 'warn', write: (line) => void process.stderr.write(line) },
  });
  try {
    const isAsExpected = await playStory(world, story, { out, colours, columns: flags.columns ?? out.columns ?? 80 });
    process.exitCode = isAsExpected ? 0 : 1;
  } finally {
    await world.stop();
  }
}

runProgram(program);
