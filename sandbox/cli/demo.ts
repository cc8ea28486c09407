import { Command, Option } from 'commander';
import pc from 'picocolors';
import { createPerson } from '../person/person.ts';
import { createNarrator } from '../stories/narrate.ts';
import { STORIES } from '../stories/stories.ts';
import type { Story } from '../stories/story.ts';
import { proofsHold, witnessLeftovers, witnessProofs } from '../stories/witness.ts';
import { startWorld, type World } from '../world.ts';
import { propagationOption } from './cli-options.ts';

const [wholeDemo, ...failures] = STORIES;

const program = new Command('demo')
  .description('One whole demo, played by a scripted person; exit code 0 only if it went as told and nothing is left')
  .addOption(new Option('--fail <story>', 'what goes wrong').choices(failures.map(({ name }) => name)))
  .addOption(propagationOption())
  .action(run);

async function run(flags: { fail?: string; propagation: number }): Promise<void> {
  const story = STORIES.find(({ name }) => name === flags.fail) ?? wholeDemo;
  if (!story) throw new Error('there is no story to tell');
  process.stdout.write(`${pc.bold(`The story: ${story.summary}.`)}\n\n`);
  const world = await startWorld({
    propagationSeconds: flags.propagation,
    lifetimeMs: story.lifetimeMs,
    log: { level: 'warn', write: (line) => void process.stderr.write(line) },
  });
  try {
    await tell(world, story);
    process.exitCode = verdict(world, story) ? 0 : 1;
  } finally {
    await world.stop();
  }
}

async function tell(world: World, story: Story): Promise<void> {
  const member = world.slack.workspace.personas.find(({ role }) => role === 'member');
  if (!member) throw new Error('the workspace has no member');
  const ana = await createPerson(world.slack.url, member.userId);
  try {
    const narrator = createNarrator(ana, member.name, process.stdout);
    await story.tell({ ana, ...narrator });
  } finally {
    await ana.close();
  }
}

/** Judged from the AWS side alone. */
function verdict(world: World, story: Story): boolean {
  const view = world.aws.view();
  const proofs = witnessProofs(view);
  const leftovers = witnessLeftovers(view);
  const isAsTold = story.proofs === 'none' ? proofs.length === 0 : proofsHold(proofs);
  const lines = [
    '',
    pc.bold('What the AWS side saw'),
    ...proofs.map(({ round, credentials, result }) => `  ${round.padEnd(6)}  ${credentials.padEnd(19)}  ${result}`),
    proofs.length === 0 ? '  S3 was never asked' : '',
    `  ${leftovers.length} left${leftovers.map((name) => `\n    ${name}`).join('')}`,
    isAsTold && leftovers.length === 0 ? pc.green('  as told') : pc.red('  NOT as told'),
    '',
  ];
  process.stdout.write(
    lines
      .filter((line, index) => line !== '' || index === 0)
      .join('\n')
      .concat('\n'),
  );
  return isAsTold && leftovers.length === 0;
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
