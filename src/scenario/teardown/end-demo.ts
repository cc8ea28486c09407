import type { Demo, EndReason } from '../demo.ts';
import { advanceJob, safetyJob } from '../jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { Scenarios } from '../scenarios.ts';

type EndParts = { store: DemoStore; queue: JobQueue; clock: Clock; events: Events; scenarios: Scenarios };

/**
 * Ends a demo in any stage: saves it with the phase `tearing-down` and without the secrets that the teardown does not
 * need, and enqueues the teardown. The safety job does the teardown if the process crashes after the save.
 * @throws ConflictError when another process changed the demo first
 */
export async function endDemo(parts: EndParts, demo: Demo, reason: EndReason): Promise<Demo> {
  await parts.queue.enqueue(safetyJob(demo, parts.clock.now()));
  const ending = await beginEnd(parts, demo, reason);
  await parts.queue.enqueue(advanceJob(ending, 'teardown'));
  return ending;
}

/**
 * Does the same as `endDemo`, but enqueues no job. It is called by a job of this demo, which then does the teardown
 * itself. If the process crashes, the queue runs that job again. If many demos end at once, separate jobs for their
 * teardowns would be most of the work for Redis.
 */
export async function beginEnd(parts: Omit<EndParts, 'queue' | 'clock'>, demo: Demo, reason: EndReason): Promise<Demo> {
  const ending = await parts.store.save({
    ...demo,
    state: parts.scenarios.of(demo).withoutSecrets(demo.state),
    phase: 'tearing-down',
    // If a teardown is tried again, the demo keeps its first reason.
    endReason: demo.endReason ?? reason,
    lastRefusal: undefined,
  });
  parts.events.demoEnding(ending, ending.endReason ?? reason);
  return ending;
}
