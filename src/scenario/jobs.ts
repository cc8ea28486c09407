import type { Demo } from './demo.ts';
import type { Job, Priority } from './ports/job-queue.ts';

/** One waiting job per demo and priority is enough: it does whatever is due when it runs. */
export function advanceJob(demo: Pick<Demo, 'demoId'>, priority: Priority): Job {
  return { jobId: `advance-${demo.demoId}-${priority}`, demoId: demo.demoId, priority };
}

/** Looks at the demo again at `runAt` (epoch milliseconds). Its own id: it must not hold up a job that is due now. */
export function laterJob(demo: Pick<Demo, 'demoId'>, priority: Priority, runAt: number): Job {
  return { jobId: `later-${demo.demoId}-${runAt}`, demoId: demo.demoId, priority, runAt };
}

const SAFETY_NET_MS = 5000;
/** The job's time is part of its id: so there is one for all intents of the same second. */
const SAFETY_SLOT_MS = 1000;

/**
 * Enqueued before an intent is saved: a process that dies between saving and enqueueing leaves nobody else who knows.
 * Usually the demo has moved on by then, and the job finds nothing to do.
 */
export function safetyJob(demo: Pick<Demo, 'demoId'>, now: number): Job {
  return laterJob(demo, 'teardown', Math.ceil((now + SAFETY_NET_MS) / SAFETY_SLOT_MS) * SAFETY_SLOT_MS);
}

/** Wakes the demo at its deadline. A prepared demo gets another deadline when somebody takes it over, with a job of its own. */
export function deadlineJob({ demoId, deadlineAt, prepared }: Pick<Demo, 'demoId' | 'deadlineAt' | 'prepared'>): Job {
  const jobId = prepared?.isTaken ? `deadline-${demoId}-taken` : `deadline-${demoId}`;
  return { jobId, demoId, priority: 'teardown', runAt: deadlineAt };
}

/** Tells again what could not be told. @param runAt epoch milliseconds; absent means now */
export function tellJob(demo: Pick<Demo, 'demoId'>, runAt?: number): Job {
  return { jobId: `tell-${demo.demoId}`, demoId: demo.demoId, priority: 'telling', runAt };
}

/** Looks after everything that others have forgotten. Sweeps never overlap. @param runAt epoch milliseconds; absent means now */
export function sweepJob(runAt?: number): Job {
  return { jobId: 'sweep', demoId: 'sweep', priority: 'sweep', runAt };
}

/** At most one job of a workshop in so many milliseconds: its board follows many people. */
const WORKSHOP_SLOT_MS = 2000;

/**
 * Shows a workshop as it is, tells its participants what they are to hear, and ends what has to end.
 * @param runAt epoch milliseconds; the job runs at the next even second, once for all that ask until then
 */
export function workshopJob({ workshopId }: { readonly workshopId: string }, runAt: number): Job {
  const slot = Math.ceil(runAt / WORKSHOP_SLOT_MS) * WORKSHOP_SLOT_MS;
  return { jobId: `workshop-${workshopId}-${slot}`, demoId: workshopId, priority: 'workshop', runAt: slot };
}

/** As `safetyJob`, for what is saved of a workshop. */
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
