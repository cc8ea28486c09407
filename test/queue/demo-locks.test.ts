import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createDemoLocks, type DemoLocks } from '../../src/queue/demo-locks.ts';
import type { RedisClient } from '../../src/shared/redis-client.ts';
import { findRedis } from '../support/redis.ts';
import { useRedis } from '../support/use-redis.ts';

const KEY = '{p}:demo-lock:demo-a';

describe.skipIf(!findRedis())('a lock on a demo', () => {
  const world = useRedis();
  let redis: RedisClient;
  let locks: DemoLocks;
  beforeEach(() => {
    ({ redis } = world);
    locks = createDemoLocks(redis, '{p}', 300);
  });

  test('has one holder, and does not lock another demo', async () => {
    locks = createDemoLocks(redis, '{p}', 60_000);
    const lock = await locks.take('demo-a');
    expect(await createDemoLocks(redis, '{p}', 300).take('demo-a')).toBeUndefined();
    const neighbour = await locks.take('demo-b');
    await lock?.release();
    await neighbour?.release();
    expect(await redis.keys('*')).toEqual([]);
  });

  test('is renewed until its release', async () => {
    const lock = await locks.take('demo-a');
    let renewals = 0;
    let ttlBefore = await redis.pttl(KEY);
    await vi.waitFor(
      async () => {
        const ttl = await redis.pttl(KEY);
        if (ttl > ttlBefore) renewals += 1;
        ttlBefore = ttl;
        expect(renewals).toBeGreaterThanOrEqual(4);
      },
      { interval: 5, timeout: 20_000 },
    );
    await lock?.release();
    expect(await redis.exists(KEY)).toBe(0);
  });

  test('expires when it is not renewed', async () => {
    await locks.take('demo-a');
    locks.abandonAll();
    await vi.waitFor(async () => expect(await redis.exists(KEY)).toBe(0), { interval: 10, timeout: 20_000 });
  });

  test('that another process has taken is neither renewed nor released by its first holder', async () => {
    const lock = await locks.take('demo-a');
    await redis.set(KEY, 'the successor', 'PX', 9_000);
    await vi.waitFor(async () => expect(await redis.pttl(KEY)).toBeLessThan(8_700), { interval: 5, timeout: 20_000 });
    await lock?.release();
    expect(await redis.pttl(KEY)).toBeGreaterThan(300);
    expect(await redis.get(KEY)).toBe('the successor');
  });

  test('that was lost because Redis was emptied is taken again by its holder', async () => {
    locks = createDemoLocks(redis, '{p}', 3_000);
    const lock = await locks.take('demo-a');
    await redis.flushall();
    await vi.waitFor(async () => expect(await redis.exists(KEY)).toBe(1), { interval: 5, timeout: 20_000 });
    expect(await createDemoLocks(redis, '{p}', 300).take('demo-a')).toBeUndefined();
    await lock?.release();
    expect(await redis.exists(KEY)).toBe(0);
  });
});
