import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for work at most `ms` milliseconds and does not cancel it. Rejects with the error of the work. */
export async function within(ms: number, work: Promise<unknown>): Promise<'done' | 'timeout'> {
  const timer = new AbortController();
  try {
    const timeout = sleep(ms, 'timeout' as const, { signal: timer.signal });
    // A cancelled timer rejects, and nothing awaits it any more.
    timeout.catch(() => undefined);
    return await Promise.race([work.then(() => 'done' as const), timeout]);
  } finally {
    timer.abort();
  }
}
