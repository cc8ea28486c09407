import pc from 'picocolors';
import type { Running, SandboxFlags } from './modes.ts';
import { type Page, startPage } from './page/server.ts';
import { startWorld, type World } from './world.ts';

const DEFAULT_PAGE_PORT = 3000;

/** The bot, both embedded services and the page. @throws Error when a port is taken */
export async function startEverything(flags: SandboxFlags): Promise<Running> {
  const world = await startWorld({
    awsPort: flags.awsPort,
    slackPort: flags.slackPort,
    accountId: flags.account,
    adminKey: flags.adminKey,
    propagationSeconds: flags.propagation,
    throttlePerSecond: flags.throttle,
    redisUrl: flags.redis,
    log: { level: flags.logLevel, write: (line) => void process.stderr.write(line) },
  });
  const page = await openPage(world, flags.port);
  const stop = async () => {
    await page.close();
    await world.stop();
  };
  return { env: world.env, words: greeting(page), stop };
}

/** A port that was asked for must be had; the default one gives way. */
async function openPage(world: World, port: number | undefined): Promise<Page> {
  const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws.fetch };
  const { restartStory } = world;
  if (port !== undefined) return startPage({ port, mounts, restartStory });
  return startPage({ port: DEFAULT_PAGE_PORT, mounts, restartStory }).catch(() =>
    startPage({ port: 0, mounts, restartStory }),
  );
}

function greeting(page: Page): string {
  return [
    '',
    `  ${pc.bold('Open')} ${pc.cyan(pc.underline(page.url))}`,
    '  and type /mfa-demo start. Nothing here is real Slack or real AWS; Ctrl+C ends it.',
    '',
    pc.dim('  Other programs can use the same world with these settings:'),
    '',
  ].join('\n');
}
