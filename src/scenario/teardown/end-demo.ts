import type { Demo, EndReason } from '../demo.ts';
import { advanceJob, safetyJob } from '../jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { Scenarios } from '../scenarios.ts';

type EndParts = { store: DemoStore; queue: JobQueue; clock: Clock; events: Events; scenarios: Scenarios };

/**
 * Decides that a demo ends, whatever its stage; the teardown itself is work for the queue.
 * Everything secret that the teardown does not need is destroyed with this save.
 * @throws ConflictError when somebody else changed the demo first.
 */
export async function endDemo(parts: EndParts, demo: Demo, reason: EndReason): Promise<Demo> {
  await parts.queue.enqueue(safetyJob(demo, parts.clock.now()));
  const ending = await beginEnd(parts, demo, reason);
  await parts.queue.enqueue(advanceJob(ending, 'teardown'));
  return ending;
}

/**
 * As `endDemo`, for a job of this demo that goes on with the teardown itself. The queue runs that job again if its process ends
 * first, so the teardown needs no job of its own: of many demos that end at once, those would be most of the work for Redis.
 */
export async function beginEnd(parts: Omit<EndParts, 'queue' | 'clock'>, demo: Demo, reason: EndReason): Promise<Demo> {
  const ending = await parts.store.save({
    ...demo,
    state: parts.scenarios.of(demo).withoutSecrets(demo.state),
    phase: 'tearing-down',
    // A teardown that is tried again still ends for the reason it began with.
    endReason: demo.endReason ?? reason,
    lastRefusal: undefined,
  });
  parts.events.demoEnding(ending, ending.endReason ?? reason);
  return ending;
}
