import { sweepJob } from '../scenario/jobs.ts';
import type { Clock, JobQueue } from '../scenario/ports.ts';

interface SweepTimes {
  /** All in milliseconds. */
  readonly everyMs?: number;
  /** How long after the start the first sweep comes. */
  readonly firstAfterMs?: number;
}

/**
 * Keeps the next sweep in the queue. Its time is a slot that all bots of an installation share, and its id follows from
 * the time: many bots make one job. It is enqueued again and again before its time, so a queue that was emptied has it soon.
 * @param onFailure told when the queue could not be reached; the next look tries again
 */
export function startSweeping(
  parts: { queue: Pick<JobQueue, 'enqueue'>; clock: Clock; onFailure: (error: unknown) => void },
  { everyMs = 600_000, firstAfterMs = 30_000 }: SweepTimes = {},
): { stop(): void } {
  const { queue, clock, onFailure } = parts;
  const enqueueAt = (time: number) => queue.enqueue(sweepJob(time)).catch(onFailure);
  const enqueueNext = () => void enqueueAt(nextSlot(clock.now(), everyMs));

  void enqueueAt(nextSlot(clock.now() + firstAfterMs, Math.max(1, firstAfterMs)));
  enqueueNext();
  const timer = setInterval(enqueueNext, Math.max(1_000, everyMs / 10));
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

function nextSlot(now: number, lengthMs: number): number {
  return (Math.floor(now / lengthMs) + 1) * lengthMs;
}
