import { untilNobodyWasFirst } from '../conflict.ts';
import { isRunning } from '../demo.ts';
import { advanceJob, deadlineJob } from '../jobs.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import { withRedo } from '../scenario.ts';
import type { Scenarios } from '../scenarios.ts';
import { canTakeMoreTime, latestDeadline } from './deadlines.ts';
import type { Actor, MoreTimeResult } from './operations.ts';
import { ownDemo } from './own-demo.ts';

/**
 * Moves the deadline, once in a demo. The policy in AWS contains the deadline, so the step that puts the policy runs
 * again.
 */
export function takeMoreTime(
  parts: { store: DemoStore; queue: JobQueue; clock: Clock; scenarios: Scenarios },
  actor: Actor,
  demoId: string,
): Promise<MoreTimeResult> {
  return untilNobodyWasFirst(async () => {
    const demo = await ownDemo(parts.store, actor, demoId);
    const now = parts.clock.now();
    if (!demo || !isRunning(demo) || now >= demo.deadlineAt) return { kind: 'not-now', demo };
    if (!canTakeMoreTime(demo, now)) return { kind: 'already-taken', demo };
    const longer = {
      ...demo,
      deadlineAt: latestDeadline(demo),
      extendedAt: now,
      redo: withRedo(demo, parts.scenarios.of(demo).onMoreTime),
    };
    // Enqueue before the save: a demo must always have a deadline job, and one more does no harm.
    await parts.queue.enqueue({ ...deadlineJob(longer), jobId: `deadline-${demoId}-extended` });
    const saved = await parts.store.save(longer);
    await parts.queue.enqueue(advanceJob(saved, 'code'));
    return { kind: 'extended', demo: saved };
  });
}
