import { onTestFinished } from 'vitest';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf, PATIENT } from '../../sandbox/world.ts';
import { type AppOptions, createApp } from '../../src/app.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { keepLog } from './evidence.ts';

/**
 * Options for tests in which a connection to Slack ends: the bot waits for the ping timeout before it opens the
 * next connection.
 */
export const RECONNECTS_SOON = { pingTimeoutMs: 8_000 };

interface BotOptions extends Pick<AppOptions, 'clock' | 'sweeps'> {
  readonly pingTimeoutMs?: number;
}

/**
 * Starts the bot with an embedded AWS and Slack, without the delays of the real services, and without sweeps unless
 * `sweeps` is set. The bot is stopped when the test is over.
 */
export async function startBot(
  aws: EmbeddedAws,
  slack: EmbeddedSlack,
  settings: Record<string, string>,
  options: BotOptions = {},
) {
  const { pingTimeoutMs = PATIENT.pingTimeoutMs, ...rest } = options;
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

/** Returns the settings without the propagation delay of AWS and with this ping timeout for Slack. */
function inATest(config: Config, pingTimeoutMs: number): Config {
  const transport = { ...config.slack.transport, pingTimeoutMs };
  return { ...config, slack: { ...config.slack, transport }, demo: { ...config.demo, policySettleMs: 0 } };
}
