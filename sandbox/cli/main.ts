import { Command, Option } from 'commander';
import {
  accountOption,
  adminKeyOption,
  bucketsOption,
  portOption,
  propagationOption,
  throttleOption,
} from './cli-options.ts';
import type { SandboxFlags } from './flags.ts';
import { startMode } from './modes.ts';
import { noStrayWords, runProgram } from './run-program.ts';
import { askedToStop } from './stop-signals.ts';

/** Words that people may type instead of the option. */
const MEANT = ['aws', 'slack'].map((word) => ({ word, flag: `--only ${word}` }));

const program = new Command('sandbox')
  .description(
    'Starts the real bot with an embedded AWS, an embedded Slack and a browser page; or one of the two services alone',
  )
  .addOption(
    new Option('--only <service>', 'start one embedded service alone, for other programs').choices(['aws', 'slack']),
  )
  .optionsGroup('The whole sandbox:')
  .addOption(portOption('--port <number>', 'port of the page (default: 3000, or any free one; also with --only slack)'))
  .addOption(new Option('--open', 'show the page in the browser'))
  .addOption(new Option('--save-settings <file>', 'write the settings for doctor, sweep and others to this file'))
  .addOption(
    new Option('--lessons <names>', 'the lessons that can be started, with commas between (default: session-token)'),
  )
  .addOption(new Option('--redis <url>', 'keep the state of the bot in this Redis (default: in memory)'))
  .addOption(
    new Option('--log-level <level>', "how much of the bot's log to show")
      .choices(['debug', 'info', 'warn', 'error'])
      .default('warn'),
  )
  .optionsGroup('AWS (also with --only aws):')
  .addOption(portOption('--aws-port <number>', 'port of the embedded AWS (0: any)').default(0))
  .addOption(propagationOption())
  .addOption(accountOption())
  .addOption(adminKeyOption())
  .addOption(throttleOption())
  .addOption(bucketsOption())
  .optionsGroup('Slack:')
  .addOption(
    portOption('--slack-port <number>', 'port of the embedded Slack (0: any; also with --only slack)').default(0),
  )
  .addOption(new Option('--manifest <file>', "with --only slack: your app's manifest, YAML or JSON"))
  .addOption(
    new Option('--request-url <url>', 'with --only slack: send payloads as signed HTTP requests to this address'),
  )
  .addHelpText(
    'after',
    `
With --only, the standard output has only NAME=value lines:
  npm run --silent sandbox -- --only aws --aws-port 4566 > aws.env &
  set -a; . ./aws.env; aws sts get-caller-identity

Doctor and sweep with a running sandbox:
  npm run sandbox -- --save-settings sandbox.env
  npm run doctor -- --settings sandbox.env`,
  )
  .allowExcessArguments()
  .action(run);

async function run(flags: SandboxFlags): Promise<void> {
  noStrayWords(program, MEANT);
  // Registered before anything starts, so that an early signal is not missed.
  const asked = askedToStop();
  const names = Object.keys(flags) as (keyof SandboxFlags)[];
  const given = names.filter((name) => program.getOptionValueSource(name) === 'cli');
  const running = await startMode(flags, given);
  const forPeople = flags.only === undefined ? process.stdout : process.stderr;
  forPeople.write(running.words);
  process.stdout.write(
    Object.entries(running.env)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  await asked;
  forPeople.write('\nStopping.\n');
  await running.stop();
  forPeople.write('Stopped.\n');
  process.exit(0);
}

runProgram(program);
