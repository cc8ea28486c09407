import { afterEach, expect, test, vi } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import { startSweeping } from '../../src/queue/sweep-timer.ts';
import type { Job } from '../../src/scenario/ports.ts';

const EVERY_MS = 600_000;
const START = 1_790_000_123_456;

afterEach(() => vi.useRealTimers());

function startBots(count: number, enqueue: (job: Job) => Promise<void>, failures: unknown[] = []) {
  vi.useFakeTimers({ now: START });
  const clock = { now: () => Date.now() };
  return Array.from({ length: count }, () =>
    startSweeping({ queue: { enqueue }, clock, onFailure: (error) => failures.push(error) }, { everyMs: EVERY_MS }),
  );
}

test('the first sweep comes soon, and then one comes in every slot however many bots there are', async () => {
  const jobs = new Map<string, Job>();
  startBots(3, async (job) => void jobs.set(job.jobId, job));
  const [first] = [...jobs.values()];
  expect(first?.runAt).toBeGreaterThanOrEqual(START + 30_000);
  expect(first?.runAt).toBeLessThanOrEqual(START + 60_000);
  await vi.advanceTimersByTimeAsync(3 * EVERY_MS);
  const times = [...jobs.values()].slice(1).map(({ runAt }) => runAt ?? 0);
  const slot = Math.ceil(START / EVERY_MS) * EVERY_MS;
  expect(times).toEqual([slot, slot + EVERY_MS, slot + 2 * EVERY_MS, slot + 3 * EVERY_MS]);
  expect([...jobs.values()].every(({ priority, demoId }) => priority === 'sweep' && demoId === 'sweep')).toBe(true);
});

test('every sweep is enqueued before its time, again and again: an emptied queue has it soon', async () => {
  const seen: Job[] = [];
  startBots(1, async (job) => void seen.push(job));
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS);
  const perSlot = new Map<string, number>();
  for (const { jobId } of seen) perSlot.set(jobId, (perSlot.get(jobId) ?? 0) + 1);
  expect(Math.max(...perSlot.values())).toBeGreaterThan(5);
});

test('a queue that is away is tried again, and a stopped timer is silent', async () => {
  const failures: unknown[] = [];
  const seen: Job[] = [];
  let isAway = true;
  const enqueue = async (job: Job) => {
    if (isAway) throw new UpstreamError('redis', 'ECONNREFUSED', 'Redis is away.');
    seen.push(job);
  };
  const [timer] = startBots(1, enqueue, failures);
  await vi.advanceTimersByTimeAsync(90_000);
  expect(failures.length).toBeGreaterThan(0);
  expect(seen).toEqual([]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(90_000);
  expect(seen.length).toBeGreaterThan(0);
  timer?.stop();
  const count = seen.length;
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS);
  expect(seen).toHaveLength(count);
});
