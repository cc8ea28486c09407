import { Command, type CommanderError, InvalidArgumentError, Option } from 'commander';
import type { App } from './app.ts';
import { refuseStrayWords } from './commands/command-line.ts';
import { loadSettingsFile } from './commands/settings-file.ts';
import { loadAuditConfig, loadConfig, loadSweepConfig } from './config.ts';
import { ConfigError } from './errors.ts';

// Each command loads what it needs: a sweep that runs every few minutes starts in half the time.

/** Kubernetes and Docker kill after 10 seconds or more. */
const LONGEST_STOP_MS = 9_500;

const program = new Command('mfa-demo')
  .description('A Slack bot that lets you live through MFA-gated AWS access')
  .option('--settings <file>', 'read the settings from this file (default: .env, if there is one)')
  .configureHelp({ showGlobalOptions: true })
  // They are named below.
  .allowExcessArguments()
  .hook('preAction', (_program, action) => beforeAction(action));

program
  .command('start', { isDefault: true })
  .description('Runs the bot until it is told to stop')
  .exitOverride(endAfterUsage)
  .action(run);

program
  .command('doctor')
  .description('Looks at everything that the bot needs in Slack, AWS and Redis, and says what is wrong')
  .option('--canary', 'then run one demo in AWS with a scripted person, and tear it down', false)
  .option('--json', 'answer with JSON', false)
  .addHelpText('after', '\nExit code: 0 all is well, 1 something is not, 2 a wrong setting.')
  .exitOverride(endAfterUsage)
  .action(doctor);

program
  .command('sweep')
  .description('Removes from AWS what demos have left behind; needs AWS credentials alone, no Slack and no Redis')
  .option('--dry-run', 'only say what would be removed, and why', false)
  .option('--installation <name>', 'instead of MFA_DEMO_INSTALLATION')
  .option('--json', 'answer with JSON', false)
  .addHelpText('after', '\nExit code: 0 nothing is left to do, 1 something is left or AWS failed, 2 a wrong setting.')
  .exitOverride(endAfterUsage)
  .action(sweep);

program
  .command('audit')
  .description('Prints what happened in the demos of the last 90 days; needs Redis alone')
  .option('--demo <id>', 'only this demo')
  .addOption(new Option('--days <number>', 'how far back').default(90).argParser(readDays))
  .option('--json', 'one JSON object on each line', false)
  .exitOverride(endAfterUsage)
  .action(audit);

async function run(): Promise<void> {
  const config = loadConfig();
  const { createApp } = await import('./app.ts');
  const app = createApp(config);
  await app.start();
  const finish = () => {
    // Somebody who asks twice does not want to wait.
    process.once('SIGTERM', () => process.exit(1)).once('SIGINT', () => process.exit(1));
    void stopInTime(app);
  };
  process.once('SIGTERM', finish);
  process.once('SIGINT', finish);
}

/** What is still running then is taken up by another bot, or by the next start: every step can be repeated. */
async function stopInTime(app: App): Promise<void> {
  setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
  await app.stop();
  process.exit(0);
}

function sweep(options: { dryRun: boolean; installation?: string; json: boolean }): Promise<void> {
  return orWrongSetting(async () => {
    const { runSweep } = await import('./commands/sweep.ts');
    process.exitCode = await runSweep(loadSweepConfig(options.installation), options, print);
  });
}

function audit(options: { demo?: string; days: number; json: boolean }): Promise<void> {
  return orWrongSetting(async () => {
    const { runAudit } = await import('./commands/audit.ts');
    await runAudit(loadAuditConfig(), options, print);
  });
}

function doctor(options: { canary: boolean; json: boolean }): Promise<void> {
  return orWrongSetting(async () => {
    const { runDoctor } = await import('./commands/doctor.ts');
    process.exitCode = await runDoctor(loadConfig(), options, print, paper());
  });
}

const print = (text: string) => process.stdout.write(text);

function beforeAction(action: Command): void {
  try {
    refuseStrayWords(program, action);
    loadSettingsFile(program.opts<{ settings?: string }>().settings);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

/** A pipe gets neither colours nor broken lines. */
function paper() {
  const { stdout } = process;
  return { columns: stdout.columns, isColoured: Boolean(stdout.isTTY) && stdout.hasColors() };
}

/** Programs tell a wrong setting from everything else by the exit code. */
async function orWrongSetting(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

function readDays(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give whole days, 1 to 999.');
}

/** A mistyped option is a wrong setting too. */
function endAfterUsage(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? 0 : 2);
}

program.parseAsync().catch((error: unknown) => {
  // A wrong setting is for the operator to read; anything else is a bug and keeps its stack.
  const text = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
});
