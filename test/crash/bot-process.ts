import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { builtBot } from '../support/built-bot.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The bot in a separate process, as operators run it. */
export interface BotProcess {
  /** Sends SIGKILL and does not wait for the end. */
  kill(): void;
  /** Sends SIGSTOP: the process keeps its locks and connections and does nothing until `resume`. */
  pause(): void;
  /** Sends SIGCONT. */
  resume(): void;
  /** Sends SIGKILL if the process still runs, and waits for its end. */
  stop(): Promise<void>;
  /** Sends SIGTERM, as a deployment does. Returns the exit code, and how long the end took in milliseconds. */
  terminate(): Promise<{ readonly code: number | null; readonly ms: number }>;
  /** Resolves when the process has ended, for any reason. */
  readonly ended: Promise<void>;
  readonly hasEnded: boolean;
  /** `null` while the process runs, and when a signal ended it. */
  readonly exitCode: number | null;
  /** Returns the last 60 lines of the log, for the report of a failure. */
  logTail(): string;
}

const KEPT_LINES = 60;

/** Starts a bot with only these settings; its output goes to `logTail`, not to the terminal. */
export function startBotProcess(env: Readonly<Record<string, string>>): BotProcess {
  const child = spawn(process.execPath, [builtBot()], {
    cwd: ROOT,
    env: { ...env, PATH: '/usr/bin:/bin', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter((line) => line !== ''));
      lines.splice(0, lines.length - KEPT_LINES);
    });
  }
  // The bot must also end when the test run crashes.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = once(child, 'exit').then(() => void process.removeListener('exit', end));
  return {
    kill: end,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: async () => {
      if (hasEnded(child)) return;
      child.kill('SIGKILL');
      await ended;
    },
    terminate: async () => {
      const begunAt = performance.now();
      child.kill('SIGTERM');
      await ended;
      return { code: child.exitCode, ms: performance.now() - begunAt };
    },
    ended,
    get hasEnded() {
      return hasEnded(child);
    },
    get exitCode() {
      return child.exitCode;
    },
    logTail: () => lines.join('\n'),
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
