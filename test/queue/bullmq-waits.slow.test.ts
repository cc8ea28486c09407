import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { job, until } from '../contract/job-queue-scene.ts';
import { latch } from '../support/latch.ts';
import { findRedis } from '../support/redis.ts';
import { type QueueWorld, startQueueWorld } from './redis-scene.ts';

const waiting = { interval: 5, timeout: 40_000 };

describe.skipIf(!findRedis())('the BullMQ queue', () => {
  let world: QueueWorld;
  beforeAll(async () => {
    world = await startQueueWorld();
  });
  afterEach(() => world.stopQueues());
  afterAll(() => world.close());

  test('a job waits while another process works on its demo, and the waiting does not count as a try', async () => {
    const gate = latch();
    const set = world.sceneIn('test', { lockDurationMs: 5_000 });
    const one = await set(() => gate.opened, { concurrency: 1 });
    const other = await set(() => {}, { maxTries: 1 });
    await one.start();
    await one.queue.enqueue(job('a', 'demo-a'));
    await one.jobRunning('a');
    await other.start();
    await other.queue.enqueue(job('code', 'demo-a', 'code'));
    await other.queue.enqueue(job('b', 'demo-b', 'teardown'));
    await until(() => expect(other.begun).toEqual(['b']));
    // 45 attempts to start the job take longer than the demo's lock lasts without renewal.
    await vi.waitFor(async () => {
      const startedTimes = await world.redis.hget('{test}:jobs:2', 'ats');
      expect(Number(startedTimes)).toBeGreaterThan(44);
    }, waiting);
    expect(other.begun).toEqual(['b']);
    gate.open();
    await until(() => expect([...one.ended, ...other.ended].toSorted()).toEqual(['a', 'b', 'code']));
    expect([...one.retried, ...other.retried, ...other.givenUp]).toEqual([]);
  });
});
