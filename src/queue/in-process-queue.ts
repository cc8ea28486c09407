import type { AlarmClock } from '../scenario/ports/clock.ts';
import type { Events } from '../scenario/ports/events.ts';
import type { Job, JobHandlers, JobQueue } from '../scenario/ports/job-queue.ts';
import { nextSlot } from '../shared/slots.ts';
import { createPlaces } from './places.ts';
import { createRetries, type RetryOptions } from './retries.ts';
import { createWaitingJobs, type WaitingJob } from './waiting-jobs.ts';

export interface InProcessQueueOptions extends RetryOptions {
  readonly clock: AlarmClock;
  /** How many demos are worked on at the same time. If absent, the number depends on how busy the process is. */
  readonly concurrency?: number;
  readonly events?: Pick<Events, 'jobRetried'>;
  /** Called when the handlers' `onGivenUp` or `events.jobRetried` throws. */
  readonly onBug?: (job: Job, error: unknown) => void;
}

/**
 * Returns a queue that runs jobs in this process. Waiting jobs are lost when the process ends. After `stop`, `start`
 * can be called again.
 */
export function createInProcessQueue(options: InProcessQueueOptions): JobQueue {
  const { clock } = options;
  const retries = createRetries(options);
  const waiting = createWaitingJobs();
  /** The running job of each demo, by demo id: at most one job of a demo runs. */
  const running = new Map<string, Promise<void>>();
  const places = createPlaces({ fixed: options.concurrency, running: () => running.size, onChange: runReadyJobs });
  const isBusy = (demoId: string) => running.has(demoId);
  const slots = createSlots();
  let handlers: JobHandlers | undefined;
  let cancelAlarm = () => {};
  let isLookDue = false;
  let jobCount = 0;

  /**
   * Looks for ready jobs in a microtask. So `enqueue` returns before its job begins, and if several jobs are enqueued
   * together, the most urgent one runs first.
   */
  function lookSoon(): void {
    if (isLookDue) return;
    isLookDue = true;
    queueMicrotask(() => {
      isLookDue = false;
      runReadyJobs();
    });
  }

  function runReadyJobs(): void {
    const current = handlers;
    if (current === undefined) return;
    while (running.size < places.count) {
      const next = waiting.takeReady(clock.now(), isBusy);
      if (next === undefined) break;
      running.set(next.job.demoId, runOnce(next, current));
    }
    setAlarm();
  }

  function setAlarm(): void {
    cancelAlarm();
    if (handlers === undefined || running.size >= places.count) return;
    const readyAt = waiting.nextReadyAt(isBusy);
    if (readyAt !== undefined) cancelAlarm = clock.at(readyAt, runReadyJobs);
  }

  async function runOnce(entry: WaitingJob, current: JobHandlers): Promise<void> {
    try {
      await current.run(entry.job);
    } catch (error) {
      await settleFailure(entry, error, current).catch((bug: unknown) => options.onBug?.(entry.job, bug));
    } finally {
      running.delete(entry.job.demoId);
      runReadyJobs();
    }
  }

  async function settleFailure(entry: WaitingJob, error: unknown, current: JobHandlers): Promise<void> {
    const tries = retries.next(entry, error);
    if (tries === undefined) return current.onGivenUp(entry.job, error);
    waiting.putBack({ ...entry, ...tries, readyAt: clock.now() + retries.waitMs(tries.failedTries, error) });
    options.events?.jobRetried(entry.job, error);
  }

  async function enqueue(job: Job): Promise<void> {
    jobCount += 1;
    waiting.add({ job, readyAt: job.runAt ?? clock.now(), order: jobCount, failedTries: 0, conflicts: 0 });
    lookSoon();
  }
  return {
    enqueue,

    async repeat(job, everyMs) {
      for (const next of slots.next(job, nextSlot(clock.now(), everyMs))) await enqueue(next);
    },

    async start(newHandlers) {
      if (handlers !== undefined) throw new Error('The queue is already running.');
      handlers = newHandlers;
      places.start();
      lookSoon();
    },

    async stop() {
      handlers = undefined;
      places.stop();
      cancelAlarm();
      await Promise.all(running.values());
    },

    backlog: async () => ({ ...waiting.backlog(clock.now()), running: running.size }),
  };
}

/** Gives each repeated job at most one run in each slot (a period of `everyMs`), even if the clock is set back. */
function createSlots() {
  const last = new Map<string, number>();
  return {
    next(job: Job, slot: number): Job[] {
      if (slot <= (last.get(job.jobId) ?? 0)) return [];
      last.set(job.jobId, slot);
      return [{ ...job, jobId: `${job.jobId}-${slot}`, runAt: slot }];
    },
  };
}
