import type { Demo, Participant } from '../demo.ts';
import { safetyJob } from '../jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { ScenarioSettings } from '../step.ts';
import { longestLifeMs } from './deadlines.ts';
import type { Opening } from './operations.ts';

interface TakeParts {
  readonly store: Pick<DemoStore, 'claimPrepared'>;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  readonly clock: Clock;
  readonly settings: Pick<ScenarioSettings, 'lifetimeMs'>;
}

/**
 * Gives the participant a prepared demo of the workshop, with a full lifetime from now. Skips prepared demos that are
 * over, or whose tags in AWS have a deadline before the end of that lifetime and of the time that the participant can
 * add. Returns undefined outside workshops, for an opening with its own state, when no usable prepared demo waits, and
 * when the participant has an active demo.
 */
export async function takePrepared(
  { store, queue, clock, settings }: TakeParts,
  participant: Participant,
  { scenario, state, workshopId }: Opening,
): Promise<Demo | undefined> {
  if (workshopId === undefined || state !== undefined) return undefined;
  return store.claimPrepared({ workshopId, scenario }, participant, async (demo) => {
    const now = clock.now();
    const isTooLate = now + longestLifeMs(settings.lifetimeMs) > (demo.prepared?.until ?? 0);
    if (isTooLate || now >= demo.deadlineAt) return undefined;
    await queue.enqueue(safetyJob(demo, now));
    return { createdAt: now, deadlineAt: now + settings.lifetimeMs };
  });
}
