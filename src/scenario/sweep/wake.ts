import { ConflictError } from '../../errors.ts';
import { type Demo, isNobodys } from '../demo.ts';
import { advanceJob, deadlineJob, laterJob, tellJob } from '../jobs.ts';
import { isOver, reminderAt } from '../participant/deadlines.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { Messenger } from '../ports/messenger.ts';
import { hasWorkLeft } from '../scenario.ts';
import type { Scenarios } from '../scenarios.ts';
import type { ScenarioSettings } from '../step.ts';
import { endDemo } from '../teardown/end-demo.ts';

interface WakeParts {
  readonly scenarios: Scenarios;
  readonly store: DemoStore;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly events: Events;
  readonly settings: Pick<ScenarioSettings, 'longestLifetimeMs'>;
  /** If absent, the sweep does not look for messages that could not be sent. */
  readonly messenger?: Pick<Messenger, 'isUntold'> | undefined;
}

/**
 * Enqueues the jobs that demos may have lost, for example by a crash between a save and the enqueueing: jobs for
 * overdue demos, unfinished work, deadlines, reminders and unsent messages. A job that still waits is not added twice.
 * Stuck demos get another try.
 * @returns how many demos got a job that moves them on now
 */
export async function wakeDemos(parts: WakeParts): Promise<number> {
  let woken = 0;
  for (const demo of await parts.store.listActive()) {
    try {
      if (await wake(parts, demo)) woken += 1;
    } catch (error) {
      // Another process has changed the demo at the same time, so the demo does not wait for a lost job.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  return woken;
}

async function wake(parts: WakeParts, demo: Demo): Promise<boolean> {
  if (await parts.messenger?.isUntold(demo)) await parts.queue.enqueue(tellJob(demo));
  if (demo.phase === 'stuck') {
    await endDemo(parts, demo, 'failure');
    return true;
  }
  const { longestLifetimeMs } = parts.settings;
  if (demo.phase === 'tearing-down' || isOver(demo, parts.clock.now(), longestLifetimeMs)) {
    await parts.queue.enqueue(advanceJob(demo, 'teardown'));
    return true;
  }
  await parts.queue.enqueue(deadlineJob(demo));
  const work = parts.scenarios.of(demo).stages[demo.stage];
  const priority = isNobodys(demo) ? 'background' : (work?.priority ?? 'preparing');
  if (work && hasWorkLeft(demo, work)) {
    await parts.queue.enqueue(advanceJob(demo, priority));
    return true;
  }
  const mayBeReminded = !isNobodys(demo) && demo.remindedAt === undefined && demo.extendedAt === undefined;
  if (mayBeReminded) await parts.queue.enqueue(laterJob(demo, priority, reminderAt(demo)));
  return false;
}
