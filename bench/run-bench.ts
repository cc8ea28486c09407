import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { BENCHES } from './benches/benches.ts';
import type { BenchOptions, BenchResult } from './report/bench-result.ts';

export type Outcome = { readonly result: BenchResult } | { readonly failure: string };

const RUN_ONE = fileURLToPath(new URL('run-one.ts', import.meta.url));
/** The time from SIGTERM to SIGKILL, in milliseconds. In this time a bench ends the processes that it has started. */
const FAREWELL_MS = 3000;

const running = new Set<ChildProcess>();

/** Runs one bench in its own process, and ends it at its limit. None of its processes is left afterwards. */
export async function runBench(
  name: string,
  options: Omit<BenchOptions, 'say'>,
  limitSeconds = BENCHES[name]?.limitSeconds ?? 0,
): Promise<Outcome> {
  const args = ['--disable-warning=Warning', '--import', 'tsx', RUN_ONE, name, JSON.stringify(options)];
  // The child gets its own process group, so that all processes that it starts can be ended together.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
  running.add(child);
  let outcome: Outcome = { failure: 'The process of the bench ended without a result.' };
  child.on('message', (message) => {
    outcome = message as Outcome;
  });
  const limit = setTimeout(() => {
    outcome = { failure: `The bench took longer than ${limitSeconds} s.` };
    child.kill('SIGTERM');
    setTimeout(() => endGroup(child), FAREWELL_MS).unref();
  }, limitSeconds * 1000);
  await once(child, 'exit');
  clearTimeout(limit);
  endGroup(child);
  running.delete(child);
  return outcome;
}

/** Ends the running benches and everything that they have started. */
export function endAll(): void {
  for (const child of running) endGroup(child);
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has ended already.
  }
}
