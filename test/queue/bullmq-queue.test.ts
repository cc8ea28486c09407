import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ConfigError, UpstreamError } from '../../src/errors.ts';
import { createBullMqQueue } from '../../src/queue/bullmq-queue.ts';
import type { Job } from '../../src/scenario/ports/job-queue.ts';
import { describeJobQueue } from '../contract/job-queue.ts';
import { job, throttled, until } from '../contract/job-queue-scene.ts';
import { latch } from '../support/latch.ts';
import { findRedis } from '../support/redis.ts';
import { type QueueWorld, startQueueWorld } from './redis-scene.ts';

const waiting = { interval: 5, timeout: 40_000 };

describe.skipIf(!findRedis())('the BullMQ queue', () => {
  let world: QueueWorld;
  let prefix = '';
  let count = 0;
  const newPrefix = () => {
    count += 1;
    prefix = `test-${count}`;
    return prefix;
  };
  beforeAll(async () => {
    world = await startQueueWorld();
  });
  afterEach(() => world.stopQueues());
  afterAll(() => world.close());

  describeJobQueue('it', async ({ jobRetried, ...settings }) =>
    createBullMqQueue({
      ...settings,
      redis: world.redis,
      openPatient: world.openPatient,
      prefix: newPrefix(),
      clock: Date,
      backoff: { baseMs: 2, maxMs: 8 },
      events: { jobRetried },
    }),
  );

  test('two processes share the work: no job runs twice, and jobs of one demo never overlap', async () => {
    const busy = new Set<string>();
    const overlaps: string[] = [];
    const bothWork = latch();
    const work = async (each: Job) => {
      if (busy.has(each.demoId)) overlaps.push(each.jobId);
      busy.add(each.demoId);
      if (one.begun.length > 0 && other.begun.length > 0) bothWork.open();
      await bothWork.opened;
      await world.redis.ping();
      busy.delete(each.demoId);
    };
    const set = world.sceneIn(newPrefix());
    const one = await set(work, { concurrency: 3 });
    const other = await set(work, { concurrency: 3 });
    const all = Array.from({ length: 90 }, (_, n) => job(`j${n}`, `demo-${n % 13}`));
    await Promise.all(all.flatMap((each) => [one.queue.enqueue(each), other.queue.enqueue(each)]));
    await Promise.all([one.start(), other.start()]);
    await until(() => expect(new Set([...one.ended, ...other.ended]).size).toBe(90));
    expect(overlaps).toEqual([]);
    expect(one.ended.length).toBeGreaterThan(0);
    expect(other.ended.length).toBeGreaterThan(0);
    expect(one.ended.length + other.ended.length, 'nothing ran twice').toBe(90);
  });

  test('a job that several processes enqueue at the same time runs once', async () => {
    const set = world.sceneIn(newPrefix());
    const [one, other] = [await set(() => {}), await set(() => {})];
    await Promise.all([one, other, one, other].map(({ queue }) => queue.enqueue(job('a', 'demo-a'))));
    await one.queue.enqueue(job('z', 'demo-a', 'teardown'));
    await one.start();
    await until(() => expect(one.ended).toContain('z'));
    expect(one.begun).toEqual(['a', 'z']);
  });

  test('a job that another process enqueues while the same job runs, runs once more', async () => {
    const gate = latch();
    const set = world.sceneIn(newPrefix());
    const [one, other] = [await set(() => gate.opened, { concurrency: 1 }), await set(() => {})];
    await one.start();
    await one.queue.enqueue(job('a', 'demo-a'));
    await one.jobRunning('a');
    await other.start();
    await other.queue.enqueue(job('a', 'demo-a'));
    await other.queue.enqueue(job('b', 'demo-b'));
    await until(() => expect([...one.ended, ...other.ended]).toEqual(['b']));
    gate.open();
    await until(() => expect([...one.ended, ...other.ended].toSorted()).toEqual(['a', 'a', 'b']));
  });

  test('another process continues to count the tries of a job', async () => {
    const set = world.sceneIn(newPrefix());
    const failing = () => {
      throw throttled();
    };
    const first = await set(failing, { maxTries: 100 });
    await first.start();
    await first.queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(first.retried.length).toBeGreaterThanOrEqual(3));
    await first.queue.stop();
    const second = await set(failing, { maxTries: first.begun.length + 2 });
    await second.start();
    await until(() => expect(second.givenUp).toMatchObject([{ jobId: 'a', error: { code: 'Throttling' } }]));
    expect(second.begun).toHaveLength(2);
  });

  test('a job that is enqueued while the queue is stopped runs after the next start', async () => {
    const { queue, start, ended } = await world.sceneIn(newPrefix())(() => {});
    await start();
    await expect(start()).rejects.toThrow('already running');
    await queue.stop();
    await queue.enqueue(job('a', 'demo-a'));
    expect(ended).toEqual([]);
    await start();
    await until(() => expect(ended).toEqual(['a']));
  });

  test('a stop waits for a limited time, and another process takes over a job that still runs then', async () => {
    const gate = latch();
    const one = await world.sceneIn(newPrefix(), { stopTimeoutMs: 30, lockDurationMs: 400 })(() => gate.opened);
    const other = await world.sceneIn(prefix, { lockDurationMs: 400 })(() => {});
    await one.start();
    await one.queue.enqueue(job('a', 'demo-a'));
    await one.jobRunning('a');
    await other.start();
    await one.queue.stop();
    expect(one.ended).toEqual([]);
    await until(() => expect(other.ended).toEqual(['a']));
    gate.open();
  });

  test('a job that is enqueued twice, with different times, runs at both times', async () => {
    const { queue, start, ended } = await world.sceneIn(newPrefix())(() => {});
    await start();
    await queue.enqueue(job('deadline', 'demo-a', 'teardown', Date.now() + 20));
    await queue.enqueue(job('deadline', 'demo-a', 'teardown', Date.now() + 60));
    await until(() => expect(ended).toEqual(['deadline', 'deadline']));
  });

  test('while a job is given up, Redis has its ids, priority, tries and the name of its error, but not the message', async () => {
    const secret = '314159';
    const gate = latch();
    const { queue, start, givenUp } = await world.sceneIn(newPrefix())(
      () => {
        throw new TypeError(`a bug that quotes ${secret}`);
      },
      { onGivenUp: () => gate.opened },
    );
    await start();
    await queue.enqueue(job('a', 'demo-a', 'code'));
    await until(() => expect(givenUp).toHaveLength(1));
    const stored = await world.redis.hgetall(`{${prefix}}:jobs:1`);
    expect(JSON.parse(stored.data!)).toEqual({
      jobId: 'a',
      demoId: 'demo-a',
      priority: 'code',
      failedTries: 0,
      failure: { name: 'Error', message: expect.stringContaining('(TypeError)') },
    });
    expect(JSON.stringify(stored)).not.toContain(secret);
    gate.open();
    await vi.waitFor(async () => expect(await world.redis.exists(`{${prefix}}:jobs:1`)).toBe(0), waiting);
  });

  test('when a job is tried again, Redis gets the message of its failure, but not the cause', async () => {
    const cause = new Error('the request held 314159');
    const { queue, start, retried } = await world.sceneIn(newPrefix())(() => {
      throw new UpstreamError('slack', 'ratelimited', 'Slack asks us to wait.', { cause, retryAfterSeconds: 3_600 });
    });
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(retried).toHaveLength(1));
    await until(async () => expect(await queue.backlog()).toMatchObject({ running: 0, delayed: 1 }));
    const stored = await world.redis.hgetall(`{${prefix}}:jobs:1`);
    expect(stored).toMatchObject({ failedReason: 'Slack asks us to wait.', stacktrace: '[]' });
    expect(JSON.stringify(stored)).not.toContain('314159');
  });

  test('a job that crashes its process too often is given up', async () => {
    const { queue, start, begun, givenUp } = await world.sceneIn(newPrefix())(() => {});
    await queue.enqueue(job('a', 'demo-a'));
    await world.redis.hset(`{${prefix}}:jobs:1`, 'stc', '21');
    await start();
    await until(() =>
      expect(givenUp).toMatchObject([{ jobId: 'a', error: { message: expect.stringContaining('20') } }]),
    );
    expect(begun).toEqual([]);
  });

  test('a job that another version wrote is dropped and reported, and other jobs still run', async () => {
    const { queue, start, ended, givenUp } = await world.sceneIn(newPrefix())(() => {});
    await queue.enqueue(job('a', 'demo-a'));
    await world.redis.hset(`{${prefix}}:jobs:1`, 'data', '{"demo":"demo-a"}');
    await start();
    await queue.enqueue(job('b', 'demo-b'));
    await until(() => expect(ended).toEqual(['b']));
    await until(() => expect(world.troubles.map(String).join()).toContain('written by another version'));
    expect(givenUp).toEqual([]);
  });

  test('if a service fails while a job is given up, giving up is repeated a limited number of times', async () => {
    let times = 0;
    const { queue, start, begun, bugs, givenUp } = await world.sceneIn(newPrefix())(
      () => {
        throw new ConfigError('no permission');
      },
      {
        maxTries: 3,
        onGivenUp: async () => {
          times += 1;
          throw throttled();
        },
      },
    );
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(bugs).toMatchObject([{ code: 'Throttling' }]));
    expect(times).toBe(3);
    expect(begun).toEqual(['a']);
    for (const { error } of givenUp) expect(error).toMatchObject({ name: 'ConfigError', message: 'no permission' });
  });

  test('giving a job up has all its tries even after the job has used up the tries of running it', async () => {
    const { queue, start, begun, ended, bugs, givenUp } = await world.sceneIn(newPrefix())(
      () => {
        throw throttled();
      },
      { maxTries: 3, onGivenUp: () => Promise.reject(throttled()) },
    );
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await until(() => expect(bugs).toHaveLength(1));
    expect(begun).toEqual(['a', 'a', 'a']);
    expect(givenUp).toHaveLength(3);
    expect(ended).toEqual([]);
  });

  test('when Redis is emptied, its jobs are lost, but jobs that are enqueued afterwards run', async () => {
    const gate = latch();
    const { queue, start, ended } = await world.sceneIn(newPrefix())((each) =>
      each.jobId === 'a' ? gate.opened : undefined,
    );
    await start();
    await queue.enqueue(job('a', 'demo-a'));
    await queue.enqueue(job('lost', 'demo-b', 'code', Date.now() + 30_000));
    await world.redis.flushall();
    gate.open();
    await queue.enqueue(job('c', 'demo-a'));
    await until(() => expect(ended).toContain('c'));
    expect(await queue.backlog()).toMatchObject({ delayed: 0 });
    expect(ended).not.toContain('lost');
  });
});
