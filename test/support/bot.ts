import { onTestFinished } from 'vitest';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { type AppOptions, createApp } from '../../src/app.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { keepLog } from './evidence.ts';

/** A busy machine must not decide a story: the bot would hang up on a Slack that answers late, and hear nothing for a while. */
export const PATIENCE_MS = 15_000;
/** For stories in which a connection ends: the bot waits as long before it opens the next one. */
export const RECONNECTS_SOON = { pingTimeoutMs: 5_000 };

interface BotOptions extends Pick<AppOptions, 'clock' | 'sweeps'> {
  readonly pingTimeoutMs?: number;
}

/** The bot between two embedded services, without the delays of the real ones and without sweeps; stopped when the test is over. */
export async function startBot(
  aws: EmbeddedAws,
  slack: EmbeddedSlack,
  settings: Record<string, string>,
  options: BotOptions = {},
) {
  const { pingTimeoutMs = PATIENCE_MS, ...rest } = options;
  const config = loadConfig({
    ...environmentOf(aws, slack),
    MFA_DEMO_STATE: 'memory',
    MFA_DEMO_INSTALLATION: 'sandbox',
    MFA_DEMO_DEVICE_SETTLE_SECONDS: '0',
    ...settings,
  });
  const lines: string[] = [];
  keepLog(() => lines.join(''));
  const logTo = { write: (line: string) => void lines.push(line) };
  const app = createApp(inATest(config, pingTimeoutMs), { sweeps: 'none', ...rest, logTo });
  await app.start();
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= app.stop();
    return stopping;
  };
  onTestFinished(stop);
  return { logText: () => lines.join(''), stop };
}

/** Without AWS's delay, and with more patience for Slack. */
function inATest(config: Config, pingTimeoutMs: number): Config {
  const transport = { ...config.slack.transport, pingTimeoutMs };
  return { ...config, slack: { ...config.slack, transport }, demo: { ...config.demo, policySettleMs: 0 } };
}
