import { onTestFinished } from 'vitest';
import { type AppOptions, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import type { EmbeddedAws } from '../../src/sandbox/aws/start.ts';
import type { EmbeddedSlack } from '../../src/sandbox/slack/start.ts';
import { environmentOf } from '../../src/sandbox/world.ts';
import { keepLog } from './evidence.ts';

/** The bot between two embedded services, without the delays of the real ones and without sweeps; stopped when the test is over. */
export async function startBot(
  aws: EmbeddedAws,
  slack: EmbeddedSlack,
  settings: Record<string, string>,
  options: Pick<AppOptions, 'clock' | 'sweeps'> = {},
) {
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
  const app = createApp(
    { ...config, demo: { ...config.demo, policySettleMs: 0 } },
    { sweeps: 'none', ...options, logTo },
  );
  await app.start();
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= app.stop();
    return stopping;
  };
  onTestFinished(stop);
  return { logText: () => lines.join(''), stop };
}
