import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startSweeping } from '../../src/queue/sweep-timer.ts';
import { systemClock } from '../../src/queue/system-clock.ts';
import { until } from '../contract/job-queue-scene.ts';
import { findRedis } from '../support/redis.ts';
import { type QueueWorld, startQueueWorld } from './redis-scene.ts';

describe.skipIf(!findRedis())('sweeps of several bots on one Redis', () => {
  let world: QueueWorld;
  beforeAll(async () => {
    world = await startQueueWorld();
  });
  afterAll(async () => {
    await world.stopQueues();
    await world.close();
  });

  test('in each slot of 0.4 seconds one of the bots sweeps, and the sweeps continue after Redis was emptied', async () => {
    const running = { now: 0, most: 0 };
    const sweep = async () => {
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      await new Promise((resolve) => setImmediate(resolve));
      running.now -= 1;
    };
    const set = world.sceneIn('sweeps');
    const bots = [await set(sweep), await set(sweep), await set(sweep)];
    for (const { queue, start } of bots) {
      await start();
      const timer = startSweeping(
        { queue, clock: systemClock, onFailure: () => {} },
        { everyMs: 400, firstAfterMs: 200 },
      );
      onTestFinished(() => timer.stop());
    }
    // The first sweep, soon after the start, has the id `sweep` and belongs to no slot.
    const sweeps = () => bots.flatMap(({ ended }) => ended).filter((jobId) => jobId !== 'sweep');
    await until(() => expect(sweeps().length).toBeGreaterThanOrEqual(3));
    await world.redis.flushall();
    const before = sweeps().length;
    await until(() => expect(sweeps().length).toBeGreaterThan(before + 1));
    expect(new Set(sweeps()).size).toBe(sweeps().length);
    expect(running.most).toBe(1);
  });
});
