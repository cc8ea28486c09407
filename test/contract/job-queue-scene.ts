import { expect, vi } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import type { Job, JobHandlers, JobQueue, Priority } from '../../src/scenario/ports/job-queue.ts';

/** Settings of a queue whose pause before a new try is only a few milliseconds. */
interface QueueSettings {
  readonly concurrency: number;
  readonly maxTries: number;
  readonly jobRetried: (job: Job, error: unknown) => void;
  readonly onBug: (job: Job, error: unknown) => void;
}
/** Returns an empty queue that has not started. */
export type OpenQueue = (settings: QueueSettings) => Promise<JobQueue>;

interface Scene {
  readonly queue: JobQueue;
  /** Ids of the jobs, in the order in which they began. */
  readonly begun: string[];
  readonly ended: string[];
  readonly givenUp: { jobId: string; error: unknown }[];
  readonly retried: { jobId: string; error: unknown }[];
  readonly bugs: unknown[];
  readonly jobRunning: (jobId: string) => Promise<void>;
  start(): Promise<void>;
}

type Behaviour = (job: Job, time: number) => Promise<void> | void;
interface SceneSettings {
  readonly concurrency?: number;
  readonly maxTries?: number;
  readonly onGivenUp?: JobHandlers['onGivenUp'];
}
/** @param behaviour runs for each job; its `time` counts the runs of this job, from 1 */
export type SetScene = (behaviour: Behaviour, settings?: SceneSettings) => Promise<Scene>;

export const throttled = () => new UpstreamError('aws', 'Throttling', 'Rate exceeded');

export function job(jobId: string, demoId: string, priority: Priority = 'preparing', runAt?: number): Job {
  return { jobId, demoId, priority, runAt };
}

export const until = (condition: () => void | Promise<void>) => vi.waitFor(condition, { interval: 2, timeout: 20_000 });

/**
 * Returns a function that opens a queue and records what happens to its jobs. It adds each queue to `opened`, so that
 * the suite can stop it.
 */
export function sceneSetter(open: OpenQueue, opened: JobQueue[]): SetScene {
  return async (behaviour, settings = {}) => {
    const [begun, ended]: [string[], string[]] = [[], []];
    const [givenUp, retried]: [Scene['givenUp'], Scene['retried']] = [[], []];
    const bugs: unknown[] = [];
    const queue = await open({
      concurrency: settings.concurrency ?? 8,
      maxTries: settings.maxTries ?? 3,
      jobRetried: ({ jobId }, error) => retried.push({ jobId, error }),
      onBug: (_job, error) => bugs.push(error),
    });
    opened.push(queue);
    const handlers: JobHandlers = {
      async run(each) {
        begun.push(each.jobId);
        await behaviour(each, begun.filter((jobId) => jobId === each.jobId).length);
        ended.push(each.jobId);
      },
      async onGivenUp(each, error) {
        givenUp.push({ jobId: each.jobId, error });
        await settings.onGivenUp?.(each, error);
      },
    };
    const jobRunning = (jobId: string) => until(() => expect(begun).toContain(jobId));
    return { queue, begun, ended, givenUp, retried, bugs, jobRunning, start: () => queue.start(handlers) };
  };
}
