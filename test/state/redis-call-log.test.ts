import { describe, expect, test } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import type { RecordedCall } from '../../src/scenario/ports/call-log.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { createRedisCallLog } from '../../src/state/redis-call-log.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { describeCallLog } from '../contract/call-log.ts';
import { newDemo } from '../contract/sample-demos.ts';
import { findRedis } from '../support/redis.ts';
import { useRedis } from '../support/use-redis.ts';

const prefix = 'mfa-demo:test';
const callsKey = `{${prefix}}:demo:abc123def456:calls`;
const sealer = createSealer([randomKey()]);
const CALL: RecordedCall = {
  service: 's3',
  operation: 'ListBuckets',
  by: 'access key',
  parameters: {},
  outcome: 'AccessDenied',
  requestId: 'R1',
  at: 1,
  times: 1,
};

describe.skipIf(!findRedis())('calls in Redis', () => {
  const world = useRedis();

  describeCallLog('Redis', async () => {
    const { redis } = world;
    const other = world.connect();
    return {
      calls: createRedisCallLog(redis, prefix),
      secondCalls: createRedisCallLog(other, prefix),
      store: createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer }),
      close: async () => other.disconnect(),
    };
  });

  test('the calls of an ended demo expire with its record, also calls that are added after the end', async () => {
    const { redis } = world;
    const store = createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer, endedTtlMs: 60_000 });
    const calls = createRedisCallLog(redis, prefix);
    await store.createIfNoneActive(newDemo());
    await calls.append('abc123def456', [CALL]);
    expect(await redis.pttl(callsKey)).toBe(-1);
    await store.save({ ...newDemo(), phase: 'ended' });
    expect(await redis.pttl(callsKey)).toBeGreaterThan(50_000);
    await redis.del(callsKey);
    await calls.append('abc123def456', [CALL]);
    expect(await redis.pttl(callsKey)).toBeGreaterThan(50_000);
  });

  test('the calls of an unreadable demo are deleted with its record', async () => {
    const { redis } = world;
    const store = createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer });
    await store.createIfNoneActive(newDemo());
    await createRedisCallLog(redis, prefix).append('abc123def456', [CALL]);
    await redis.hset(`{${prefix}}:demo:abc123def456`, 'record', 'damaged');
    expect(await store.forgetUnreadable('abc123def456')).toBe(true);
    expect(await redis.keys('*demo:*')).toEqual([]);
  });

  test('all methods throw UpstreamError while Redis is away', async () => {
    const { redis } = world;
    world.leave();
    const calls = createRedisCallLog(redis, prefix);
    await expect(calls.read('abc123def456')).rejects.toThrow(UpstreamError);
    await expect(calls.append('abc123def456', [CALL])).rejects.toThrow(UpstreamError);
  });
});
