import pc from 'picocolors';
import type { Page } from '../page/server.ts';
import { startWorld } from '../world.ts';
import type { Running, SandboxFlags } from './flags.ts';
import { openPage } from './open-page.ts';

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
  const mounts = { '/_person': world.slack.fetch, '/_sandbox': world.aws.fetch };
  const page = await openPage({ mounts, restartStory: world.restartStory }, flags.port);
  const stop = async () => {
    await page.close();
    await world.stop();
  };
  return { env: world.env, words: greeting(page), stop };
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
