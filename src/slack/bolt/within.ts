import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for work no longer than `ms`; the work itself goes on. Rejects as the work does. */
export async function within(ms: number, work: Promise<unknown>): Promise<'done' | 'timeout'> {
  const timer = new AbortController();
  try {
    const timeout = sleep(ms, 'timeout' as const, { signal: timer.signal });
    // A cancelled timer rejects; by then nobody listens.
    timeout.catch(() => undefined);
    return await Promise.race([work.then(() => 'done' as const), timeout]);
  } finally {
    timer.abort();
  }
}
