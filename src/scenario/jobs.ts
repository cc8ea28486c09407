import type { Demo } from './demo.ts';
import type { Job, Priority } from './ports/job-queue.ts';

/**
 * Returns a job that moves the demo on now. Its id allows only one waiting job per demo and priority. One is enough,
 * because a job does all work that is due when it runs.
 */
export function advanceJob(demo: Pick<Demo, 'demoId'>, priority: Priority): Job {
  return { jobId: `advance-${demo.demoId}-${priority}`, demoId: demo.demoId, priority };
}

/**
 * Returns a job that moves the demo on at `runAt` (epoch milliseconds). Its id differs from the id of `advanceJob`, so
 * that it does not replace a job that is due now.
 */
export function laterJob(demo: Pick<Demo, 'demoId'>, priority: Priority, runAt: number): Job {
  return { jobId: `later-${demo.demoId}-${runAt}`, demoId: demo.demoId, priority, runAt };
}

const SAFETY_NET_MS = 5000;
/**
 * In milliseconds. The time of a safety job is part of its id. It is rounded up to a multiple of this, so that several
 * requests within one second share one job.
 */
const SAFETY_SLOT_MS = 1000;

/**
 * Returns a job for about five seconds later. It is enqueued before a person's request, such as a stop, is saved. If
 * the process crashes between the save and the enqueueing of the real job, this job does the work. Usually it finds
 * nothing to do.
 * @param now epoch milliseconds
 */
export function safetyJob(demo: Pick<Demo, 'demoId'>, now: number): Job {
  return laterJob(demo, 'teardown', Math.ceil((now + SAFETY_NET_MS) / SAFETY_SLOT_MS) * SAFETY_SLOT_MS);
}

/**
 * Returns a job that ends the demo at its deadline. A prepared demo gets a second such job when a participant takes it
 * over.
 */
export function deadlineJob({ demoId, deadlineAt, prepared }: Pick<Demo, 'demoId' | 'deadlineAt' | 'prepared'>): Job {
  const jobId = prepared?.isTaken ? `deadline-${demoId}-taken` : `deadline-${demoId}`;
  return { jobId, demoId, priority: 'teardown', runAt: deadlineAt };
}

/**
 * Returns a job that sends the messages about a demo that could not be sent before.
 * @param runAt epoch milliseconds; absent means now
 */
export function tellJob(demo: Pick<Demo, 'demoId'>, runAt?: number): Job {
  return { jobId: `tell-${demo.demoId}`, demoId: demo.demoId, priority: 'telling', runAt };
}

/** Returns a job that runs a sweep. Sweeps never overlap. @param runAt epoch milliseconds; absent means now */
export function sweepJob(runAt?: number): Job {
  return { jobId: 'sweep', demoId: 'sweep', priority: 'sweep', runAt };
}

/**
 * In milliseconds. A workshop has at most one job in this time: its participants change the board often, and one job
 * shows many changes.
 */
const WORKSHOP_SLOT_MS = 2000;

/**
 * Returns a job that prepares a workshop's demos, updates its card and boards, sends its letters, and ends it when its
 * time is over.
 * @param runAt epoch milliseconds. It is rounded up to the next even second, so that all requests until then share one
 * job
 */
export function workshopJob({ workshopId }: { readonly workshopId: string }, runAt: number): Job {
  const slot = Math.ceil(runAt / WORKSHOP_SLOT_MS) * WORKSHOP_SLOT_MS;
  return { jobId: `workshop-${workshopId}-${slot}`, demoId: workshopId, priority: 'workshop', runAt: slot };
}

/** Returns the same as `safetyJob`, for a workshop. @param now epoch milliseconds */
export function workshopSafetyJob(workshop: { readonly workshopId: string }, now: number): Job {
  return workshopJob(workshop, now + SAFETY_NET_MS);
}

export function isOfWorkshop(job: Job): boolean {
  return job.priority === 'workshop';
}

export function isSweep(job: Job): boolean {
  return job.priority === 'sweep';
}

export function isTelling(job: Job): boolean {
  return job.priority === 'telling';
}
