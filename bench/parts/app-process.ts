import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const READY_MS = 30_000;
const LOOK_EVERY_MS = 20;

export interface AppProcess {
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/**
 * Starts the script of a Slack app in its own process (a TypeScript file with tsx), and waits until the app is ready.
 * @throws Error with the last output of the app when the app ends, or is not ready within 30 s
 */
export async function startAppProcess(
  script: string,
  env: Readonly<Record<string, string>>,
  isReady: () => boolean | Promise<boolean>,
): Promise<AppProcess> {
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, ['--disable-warning=Warning', ...loader, script], {
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
  const giveUpAt = performance.now() + READY_MS;
  while (!(await isReady())) {
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      end();
      throw new Error(`${script} is not ready:\n${said}`);
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

/** Returns true if a program listens on this port of this machine. */
export async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const answer = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return answer;
}
