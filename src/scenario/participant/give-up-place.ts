import { untilNobodyWasFirst } from '../conflict.ts';
import { type Demo, isNobodys, isRunning } from '../demo.ts';
import { endDemo } from '../teardown/end-demo.ts';

/**
 * Ends a demo that has not begun: at once if nothing can be in AWS, and else with a teardown. Does nothing if somebody has ended it
 * or taken it over in between.
 */
export function giveUpPlace(parts: Parameters<typeof endDemo>[0], given: Demo): Promise<void> {
  return untilNobodyWasFirst(async () => {
    const demo = await parts.store.load(given.demoId);
    if (!demo || !isRunning(demo) || demo.stage !== given.stage || isNobodys(demo) !== isNobodys(given)) return;
    if (demo.startedSteps.length > 0) await endDemo(parts, demo, 'failure');
    else await parts.store.save({ ...demo, phase: 'ended' });
  });
}
