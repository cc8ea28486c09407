import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const LONGEST_START_MS = 50_000;

/**
 * Starts `npm <args>` as the leader of its own process group, as a supervisor or a terminal does. The group is killed
 * when the test is over.
 */
export function startNpm(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  nodeFolder?: string,
) {
  const { PATH = '', HOME = '' } = process.env;
  const path = nodeFolder === undefined ? PATH : `${nodeFolder}${delimiter}${PATH}`;
  const env = { PATH: path, HOME, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...settings };
  const child = spawn('npm', args, { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const group = child.pid ?? 0;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const killAll = () => signalGroup(group, 'SIGKILL');
  process.once('exit', killAll);
  onTestFinished(() => {
    process.removeListener('exit', killAll);
    killAll();
  });
  return {
    said: () => said,
    /** Resolves with npm's exit code. */
    ended,
    /** Waits up to 50 seconds until the output contains these words. */
    says: (words: RegExp | string) =>
      vi.waitFor(
        () => {
          if (!new RegExp(words).test(said)) throw new Error(`The output does not contain ${words}:\n${said}`);
        },
        { timeout: LONGEST_START_MS, interval: 50 },
      ),
    /**
     * Sends a signal to npm only, as a supervisor does, or to the whole group, as Ctrl+C in a terminal does. Returns
     * npm's exit code.
     */
    ends: (signal: NodeJS.Signals, by: 'supervisor' | 'terminal') => {
      if (by === 'terminal') signalGroup(group, signal);
      else child.kill(signal);
      return ended;
    },
    /** Returns the processes of the group that still run. */
    orphans: () => processesIn(group),
  };
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // The group has no processes any more.
  }
}

/** Returns the executables of the processes in a group, from the process table of Linux. */
async function processesIn(group: number): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      // A process may end before its file is read.
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // The fields of the file: pid (name) state ppid pgrp ...
      const [state, , pgrp] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(pgrp) !== group || state === 'Z') return [];
      return [await readlink(`/proc/${pid}/exe`).catch(() => pid)];
    }),
  );
  return found.flat();
}
