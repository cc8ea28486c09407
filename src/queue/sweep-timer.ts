import { sweepJob } from '../scenario/jobs.ts';
import type { AlarmClock } from '../scenario/ports/clock.ts';
import type { JobQueue } from '../scenario/ports/job-queue.ts';
import { nextSlot } from '../shared/slots.ts';

export interface SweepTimes {
  /** The time between two regular sweeps, in milliseconds. */
  readonly everyMs?: number;
  /** One extra sweep runs at least this long after the start (in milliseconds), and at most twice as long after it. */
  readonly firstAfterMs?: number;
}

/**
 * Enqueues one extra sweep for soon after the start, and asks the queue to repeat a sweep in every slot of `everyMs`.
 * It asks again several times per slot: the queue in memory enqueues only the next sweep, and a queue in Redis that was
 * emptied has lost the repetition.
 * @param onFailure called when the queue cannot be reached; only the repetition is requested again
 */
export function startSweeping(
  parts: { queue: Pick<JobQueue, 'enqueue' | 'repeat'>; clock: AlarmClock; onFailure: (error: unknown) => void },
  { everyMs = 600_000, firstAfterMs = 30_000 }: SweepTimes = {},
): { stop(): void } {
  const { queue, clock, onFailure } = parts;
  let cancelAlarm = () => {};
  const askAgain = () => {
    queue.repeat(sweepJob(), everyMs).catch(onFailure);
    cancelAlarm = clock.at(clock.now() + Math.max(1_000, everyMs / 10), askAgain);
  };
  // The time is rounded up, so that bots that start together enqueue the same job.
  queue.enqueue(sweepJob(nextSlot(clock.now() + firstAfterMs, Math.max(1, firstAfterMs)))).catch(onFailure);
  askAgain();
  return { stop: () => cancelAlarm() };
}
