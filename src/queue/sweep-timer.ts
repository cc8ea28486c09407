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
 * Enqueues one sweep soon after the start, and has the queue repeat one in every slot. Asks for the repetition again and again,
 * because a queue that was emptied has lost it.
 * @param onFailure called when the queue cannot be reached; the next request comes by itself
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
  // Rounded up, so that bots which start together enqueue the same job.
  queue.enqueue(sweepJob(nextSlot(clock.now() + firstAfterMs, Math.max(1, firstAfterMs)))).catch(onFailure);
  askAgain();
  return { stop: () => cancelAlarm() };
}
