import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EmbeddedSlack } from '../sandbox/slack/start.ts';

const ROOT = join(import.meta.dirname, '..');
const CONNECT_MS = 15_000;
const LOOK_EVERY_MS = 20;

export interface AppProcess {
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/**
 * Runs a Slack app as a process of its own until `slack` sees it connected.
 * @throws Error with what it said when it ends or does not connect within 15 s.
 */
export async function startAppProcess(
  script: string,
  slack: EmbeddedSlack,
  env: Readonly<Record<string, string>>,
): Promise<AppProcess> {
  const child = spawn(process.execPath, ['--disable-warning=Warning', '--import', 'tsx', script], {
    cwd: ROOT,
    env: { ...env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2000);
    });
  }
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = once(child, 'exit').then(() => void process.removeListener('exit', end));
  const giveUpAt = performance.now() + CONNECT_MS;
  while (slack.connectionCount() === 0) {
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      end();
      throw new Error(`${script} did not connect:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return {
    pid: child.pid,
    stop: async () => {
      end();
      await ended;
    },
  };
}
