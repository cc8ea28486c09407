import { untilNobodyWasFirst } from '../conflict.ts';
import { type Demo, isNobodys, isRunning } from '../demo.ts';
import { endDemo } from '../teardown/end-demo.ts';

/**
 * Ends a demo that has not begun: at once if nothing of it can be in AWS, otherwise with a teardown. Does nothing if
 * another process has ended it, or a participant has taken it over.
 */
export function giveUpPlace(parts: Parameters<typeof endDemo>[0], given: Demo): Promise<void> {
  return untilNobodyWasFirst(async () => {
    const demo = await parts.store.load(given.demoId);
    if (!demo || !isRunning(demo) || demo.stage !== given.stage || isNobodys(demo) !== isNobodys(given)) return;
    if (demo.startedSteps.length > 0) await endDemo(parts, demo, 'failure');
    else await parts.store.save({ ...demo, phase: 'ended' });
  });
}
