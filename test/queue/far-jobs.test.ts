import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFarJobs } from '../../src/queue/far-jobs.ts';
import type { Job } from '../../src/scenario/ports/job-queue.ts';
import { job, until } from '../contract/job-queue-scene.ts';
import { findRedis } from '../support/redis.ts';
import { type QueueWorld, startQueueWorld } from './redis-scene.ts';

const HOUR_MS = 3_600_000;
const inAnHour = { now: () => Date.now() + HOUR_MS };

describe.skipIf(!findRedis())('jobs whose time is far away', () => {
  let world: QueueWorld;
  let prefix = '';
  let count = 0;
  beforeAll(async () => {
    world = await startQueueWorld();
  });
  afterEach(() => world.stopQueues());
  afterAll(() => world.close());
  const newPrefix = () => {
    count += 1;
    prefix = `far-${count}`;
    return prefix;
  };
  const deadline = (name: string) => job(`deadline-${name}`, name, 'teardown', Date.now() + HOUR_MS - 1000);
  const bullJobs = () => world.redis.keys(`{${prefix}}:jobs:[0-9]*`);

  test('are stored once each, are counted, and run at their time', async () => {
    const seen: Job[] = [];
    const set = world.sceneIn(newPrefix());
    const now = await set(() => {});
    const all = ['a', 'b', 'c'].map(deadline);
    for (const each of [...all, ...all]) await now.queue.enqueue(each);
    await now.start();
    expect(await now.queue.backlog()).toMatchObject({ waiting: 0, delayed: 3, running: 0 });
    expect(await bullJobs()).toEqual([]);

    const later = await world.sceneIn(prefix, { clock: inAnHour })((each) => void seen.push(each));
    await later.start();
    const ran = () => [...seen.map(({ jobId }) => jobId), ...now.ended].toSorted();
    await until(() => expect(ran()).toEqual(['deadline-a', 'deadline-b', 'deadline-c']));
    await until(async () => expect(await later.queue.backlog()).toMatchObject({ delayed: 0, running: 0 }));
    for (const each of seen) expect(all).toContainEqual(each);
  });

  test('run once each, also if there are more than a bot takes at a time, and two bots take them at the same time', async () => {
    const set = world.sceneIn(newPrefix(), { clock: inAnHour });
    const writer = world.openQueue(prefix);
    const bots = [await set(() => {}), await set(() => {})];
    const all = Array.from({ length: 250 }, (_, index) => deadline(`demo-${index}`));
    await Promise.all(all.map((each) => writer.enqueue(each)));
    await Promise.all(bots.map(({ start }) => start()));
    await until(() => expect(bots.flatMap(({ ended }) => ended)).toHaveLength(250));
    expect(new Set(bots.flatMap(({ ended }) => ended)).size).toBe(250);
  });

  test('are handed over by another bot when a bot crashes while it hands them over', async () => {
    newPrefix();
    const handedOver: string[] = [];
    const farJobs = (aheadMs: number, handOver: (each: Job) => Promise<void>) =>
      createFarJobs({
        redis: world.redis,
        prefix: `{${prefix}}`,
        now: () => Date.now() + aheadMs,
        handOver,
        onError: (error) => world.troubles.push(error),
        onDropped: (error) => world.troubles.push(error),
      });
    const note = async ({ jobId }: Job) => void handedOver.push(jobId);
    const crashing = farJobs(HOUR_MS, () => Promise.reject(new Error('the process ends here')));
    await crashing.keep(deadline('a'), Date.now() + HOUR_MS);
    crashing.start();
    await crashing.stop();
    expect(await crashing.count()).toBe(1);

    const tooSoon = farJobs(HOUR_MS, note);
    tooSoon.start();
    await tooSoon.stop();
    expect(handedOver).toEqual([]);
    const next = farJobs(HOUR_MS + 60_000, note);
    next.start();
    await next.stop();
    expect(handedOver).toEqual(['deadline-a']);
    expect(await next.count()).toBe(0);
  });

  test('are dropped and reported if another version wrote them, and other jobs still run', async () => {
    newPrefix();
    await world.redis.zadd(`{${prefix}}:far-jobs`, Date.now(), '{"job":"a"}');
    const { queue, start, ended } = await world.sceneIn(prefix, { clock: inAnHour })(() => {});
    await world.openQueue(prefix).enqueue(deadline('b'));
    await start();
    await until(() => expect(ended).toEqual(['deadline-b']));
    expect(world.troubles.map(String).join()).toContain('written by another version');
    await until(async () => expect(await queue.backlog()).toMatchObject({ delayed: 0 }));
  });
});
