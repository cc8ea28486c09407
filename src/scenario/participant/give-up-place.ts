import { untilNobodyWasFirst } from '../conflict.ts';
import { type Demo, isNobodys, isRunning } from '../demo.ts';
import { endDemo } from '../teardown/end-demo.ts';

/**
 * Ends a new demo that must not continue, for example because the bot is full. It ends at once if it cannot have
 * resources in AWS, otherwise with a teardown. Does nothing if the demo is not running any more, is already in another
 * stage, or was taken over by a participant.
 */
export function giveUpPlace(parts: Parameters<typeof endDemo>[0], given: Demo): Promise<void> {
  return untilNobodyWasFirst(async () => {
    const demo = await parts.store.load(given.demoId);
    if (!demo || !isRunning(demo) || demo.stage !== given.stage || isNobodys(demo) !== isNobodys(given)) return;
    if (demo.startedSteps.length > 0) await endDemo(parts, demo, 'failure');
    else await parts.store.save({ ...demo, phase: 'ended' });
  });
}
