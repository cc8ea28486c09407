import { Command, type CommanderError } from 'commander';
import { type App, createApp } from './app.ts';
import { loadConfig, loadSweepConfig } from './config.ts';
import { ConfigError } from './errors.ts';
import { runSweep } from './sweep-command.ts';

const program = new Command('mfa-demo')
  .description('A Slack bot that lets you live through MFA-gated AWS access')
  .action(run);

program
  .command('sweep')
  .description('Removes from AWS what demos have left behind; needs AWS credentials alone, no Slack and no Redis')
  .option('--dry-run', 'only say what would be removed, and why', false)
  .option('--installation <name>', 'instead of MFA_DEMO_INSTALLATION')
  .option('--json', 'answer with JSON', false)
  .addHelpText('after', '\nExit code: 0 nothing is left to do, 1 something is left or AWS failed, 2 a wrong setting.')
  .exitOverride(endAfterUsage)
  .action(sweep);

async function run(): Promise<void> {
  const app = createApp(loadConfig());
  await app.start();
  process.once('SIGTERM', () => void finish(app));
  process.once('SIGINT', () => void finish(app));
}

async function finish(app: App): Promise<void> {
  await app.stop();
  process.exit(0);
}

async function sweep(options: { dryRun: boolean; installation?: string; json: boolean }): Promise<void> {
  try {
    const config = loadSweepConfig(options.installation);
    process.exitCode = await runSweep(config, options, (text) => process.stdout.write(text));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

/** A mistyped option is a wrong setting too. */
function endAfterUsage(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? 0 : 2);
}

program.parseAsync().catch((error: unknown) => {
  // A wrong setting is for the operator to read; anything else is a bug and keeps its stack.
  const text = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
