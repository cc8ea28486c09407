import { Command, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { portOption, propagationOption } from './cli-options.ts';
import { type Page, startPage } from './page/server.ts';
import { startWorld, type World } from './world.ts';

interface SandboxFlags {
  readonly port?: number;
  readonly awsPort: number;
  readonly slackPort: number;
  readonly propagation: number;
  readonly account?: string;
  readonly adminKey?: { accessKeyId: string; secretAccessKey: string };
  readonly redis?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

const DEFAULT_PAGE_PORT = 3000;

const program = new Command('sandbox')
  .description('The real bot between an embedded AWS and an embedded Slack, in a browser page')
  .addOption(portOption('--port <number>', `port of the page (default: ${DEFAULT_PAGE_PORT}, or any free one)`))
  .addOption(portOption('--aws-port <number>', 'port of the embedded AWS (0: any)').default(0))
  .addOption(portOption('--slack-port <number>', 'port of the embedded Slack (0: any)').default(0))
  .addOption(propagationOption())
  .addOption(new Option('--account <12 digits>', 'AWS account id').argParser(readAccount))
  .addOption(new Option('--admin-key <AKID:SECRET>', 'AWS credentials of the bot').argParser(readAdminKey))
  .addOption(new Option('--redis <url>', 'keep the state of the bot in this Redis (default: in memory)'))
  .addOption(
    new Option('--log-level <level>', "how much of the bot's log to show")
      .choices(['debug', 'info', 'warn', 'error'])
      .default('warn'),
  )
  .action(run);

async function run(flags: SandboxFlags): Promise<void> {
  const world = await startWorld({
    awsPort: flags.awsPort,
    slackPort: flags.slackPort,
    accountId: flags.account,
    adminKey: flags.adminKey,
    propagationSeconds: flags.propagation,
    redisUrl: flags.redis,
    log: { level: flags.logLevel, write: (line) => void process.stderr.write(line) },
  });
  const page = await openPage(world, flags.port);
  process.stdout.write(greeting(world, page));
  const finish = async () => {
    process.stdout.write('\nStopping.\n');
    await page.close();
    await world.stop();
    process.exit(0);
  };
  process.once('SIGINT', () => void finish());
  process.once('SIGTERM', () => void finish());
}

/** A port that was asked for must be had; the default one gives way. */
async function openPage(world: World, port: number | undefined): Promise<Page> {
  const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws.fetch };
  if (port !== undefined) return startPage({ port, mounts });
  return startPage({ port: DEFAULT_PAGE_PORT, mounts }).catch(() => startPage({ port: 0, mounts }));
}

function greeting(world: World, page: Page): string {
  const variables = Object.entries(world.env).map(([name, value]) => `${name}=${value}`);
  return [
    '',
    `  ${pc.bold('Open')} ${pc.cyan(pc.underline(page.url))}`,
    '  and type /mfa-demo start. Nothing here is real Slack or real AWS; Ctrl+C ends it.',
    '',
    pc.dim('  Other programs can use the same world with these settings:'),
    ...variables.map((line) => pc.dim(line)),
    '',
  ].join('\n');
}

function readAccount(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError('An AWS account id has 12 digits.');
  return text;
}

function readAdminKey(text: string): { accessKeyId: string; secretAccessKey: string } {
  const [accessKeyId, secretAccessKey] = text.split(/:(.*)/s);
  if (!accessKeyId || !secretAccessKey) throw new InvalidArgumentError('Give it as AKID:SECRET.');
  return { accessKeyId, secretAccessKey };
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
