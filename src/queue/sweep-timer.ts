import { sweepJob } from '../scenario/jobs.ts';
import type { AlarmClock } from '../scenario/ports/clock.ts';
import type { JobQueue } from '../scenario/ports/job-queue.ts';
import { nextSlot } from './slots.ts';

export interface SweepTimes {
  /** All in milliseconds. */
  readonly everyMs?: number;
  /** How long after the start the first sweep comes. */
  readonly firstAfterMs?: number;
}

/**
 * Has one sweep soon after the start, and then one in every slot, whichever bot runs it. Asks for them again and again, so
 * that a queue that was emptied has them soon.
 * @param onFailure told when the queue could not be reached; the next look tries again
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
  // Bots that start together mean the same time, and so the same job.
  queue.enqueue(sweepJob(nextSlot(clock.now() + firstAfterMs, Math.max(1, firstAfterMs)))).catch(onFailure);
  askAgain();
  return { stop: () => cancelAlarm() };
}
