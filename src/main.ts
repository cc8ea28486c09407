import { Command, type CommanderError, InvalidArgumentError, Option } from 'commander';
import type { App } from './app.ts';
import { onClosedOutput } from './commands/closed-output.ts';
import { refuseStrayWords } from './commands/command-line.ts';
import { loadSettingsFile } from './commands/settings-file.ts';
import { onStopSignals } from './commands/stop-signals.ts';
import { type Config, loadAuditConfig, loadConfig, loadSweepConfig } from './config.ts';
import { ConfigError } from './errors.ts';

// Each command imports only the modules that it needs. So `sweep`, which may run every few minutes, starts in half the
// time that it would take with all modules.

/**
 * The longest time for a stop, in milliseconds. By default, Docker kills a process 10 seconds after SIGTERM, and
 * Kubernetes after 30 seconds.
 */
const LONGEST_STOP_MS = 9_500;

const program = new Command('mfa-demo')
  .description('A Slack bot that shows you what MFA does in AWS')
  .option('--settings <file>', 'read the settings from this file (default: .env, if there is one)')
  .configureHelp({ showGlobalOptions: true })
  // `refuseStrayWords` refuses extra words, and its message names them.
  .allowExcessArguments()
  .hook('preAction', (_program, action) => beforeAction(action));

program
  .command('start', { isDefault: true })
  .description('Runs the bot until it gets SIGTERM or SIGINT')
  .exitOverride(endAfterUsage)
  .action(run);

program
  .command('doctor')
  .description('Checks everything that the bot needs in Slack, AWS and Redis, and says what is wrong')
  .option('--canary', 'also run a demo of each offered lesson in AWS with a scripted person, and clean up', false)
  .option('--json', 'answer with JSON', false)
  .addHelpText('after', '\nExit code: 0 all checks passed, 1 a check failed, 2 a wrong setting.')
  .exitOverride(endAfterUsage)
  .action(doctor);

program
  .command('sweep')
  .description('Removes from AWS what demos have left; needs only AWS credentials, no Slack and no Redis')
  .option('--dry-run', 'say what would be removed, and why; change nothing', false)
  .option('--installation <name>', 'replaces MFA_DEMO_INSTALLATION')
  .option('--json', 'answer with JSON', false)
  .addHelpText(
    'after',
    '\nExit code: 0 nothing is left to do, or a sweep can remove all that is left (--dry-run); 1 something is left, or AWS failed; 2 a wrong setting, or no permission.',
  )
  .exitOverride(endAfterUsage)
  .action(sweep);

program
  .command('audit')
  .description('Prints what happened in the demos of the last 90 days; needs only Redis')
  .option('--demo <id>', 'only this demo')
  .addOption(new Option('--days <number>', 'how many days back').default(90).argParser(readDays))
  .option('--json', 'one JSON object on each line', false)
  .exitOverride(endAfterUsage)
  .action(audit);

async function run(): Promise<void> {
  let app: App | undefined;
  // Do this first: until the first process of a container has a handler for a signal, it ignores the signal.
  const stopping = onStopSignals(
    () => (app ? stopInTime(app) : process.exit(0)),
    () => process.exit(1),
  );
  const config = await throughProxies(loadConfig());
  const { createApp } = await import('./app.ts');
  app = createApp(config);
  await app.start().catch((error: unknown) => {
    // A part that is closed while it starts may fail; after a stop signal that is expected.
    if (!stopping.isAsked()) throw error;
  });
}

/**
 * Stops the bot within LONGEST_STOP_MS. With Redis, another bot or the next start repeats the jobs that have not ended
 * by then. Every step can be repeated.
 */
async function stopInTime(app: App): Promise<void> {
  setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
  await app.stop();
  process.exit(0);
}

function sweep(options: { dryRun: boolean; installation?: string; json: boolean }): Promise<void> {
  onClosedOutput();
  return orWrongSetting(async () => {
    const { runSweep } = await import('./commands/sweep.ts');
    process.exitCode = await runSweep(await throughProxies(loadSweepConfig(options.installation)), options, print);
  });
}

function audit(options: { demo?: string; days: number; json: boolean }): Promise<void> {
  // This command only reads, so it can end at once when its output is closed.
  onClosedOutput(() => process.exit(0));
  return orWrongSetting(async () => {
    const { runAudit } = await import('./commands/audit.ts');
    await runAudit(loadAuditConfig(), options, print);
  });
}

function doctor(options: { canary: boolean; json: boolean }): Promise<void> {
  onClosedOutput();
  return orWrongSetting(async () => {
    const { runDoctor } = await import('./commands/doctor.ts');
    process.exitCode = await runDoctor(await throughProxies(loadConfig()), options, print, paper());
  });
}

/**
 * Sends all fetches of this process through the company's proxies, if there are any. The AWS clients do not use fetch
 * and get the proxies from the settings.
 */
async function throughProxies<C extends Pick<Config, 'aws'>>(config: C): Promise<C> {
  if (config.aws.proxies) (await import('./commands/go-through-proxies.ts')).goThroughProxies(config.aws.proxies);
  return config;
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

/** Describes the standard output. A pipe gets no colours, and its lines are not broken. */
function paper() {
  const { stdout } = process;
  return { columns: stdout.columns, isColoured: Boolean(stdout.isTTY) && stdout.hasColors() };
}

/** Runs `work`. A wrong setting gives exit code 2, so that scripts can tell it from other failures. */
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

/** Ends the process with 0 after --help, and with 2 after a mistyped option, which counts as a wrong setting. */
function endAfterUsage(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? 0 : 2);
}

program.parseAsync().catch((error: unknown) => {
  // For a wrong setting, print only the sentence for the operator. Every other error is unexpected, so print its stack.
  const text = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
});
