import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { connectRedis } from '../../src/state/connect-redis.ts';
import { createRedisConversations } from '../../src/state/redis-conversations.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { describeConversationMemory } from '../contract/conversation-memory.ts';
import { newDemo } from '../contract/sample-demos.ts';
import { findRedis, startRedis, type TestRedis } from '../support/redis.ts';

const prefix = 'mfa-demo:test';
const recordKey = `{${prefix}}:demo:abc123def456`;
const sealer = createSealer([randomKey()]);

describe.skipIf(!findRedis())('conversations in Redis', () => {
  let server: TestRedis;
  let redis: Redis;

  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    redis = connectRedis(server.url, () => {});
    await redis.flushall();
  });
  afterEach(() => redis.disconnect());

  describeConversationMemory('Redis', async () => {
    const other = connectRedis(server.url, () => {});
    return {
      memory: createRedisConversations(redis, prefix),
      secondMemory: createRedisConversations(other, prefix),
      store: createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer }),
      close: async () => other.disconnect(),
    };
  });

  test('the conversation of an ended demo is forgotten together with its record', async () => {
    const store = createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer, endedTtlMs: 60_000 });
    const memory = createRedisConversations(redis, prefix);
    await store.createIfNoneActive(newDemo());
    await memory.replace('abc123def456', 'channelId', undefined, 'D1');
    await store.save({ ...newDemo(), phase: 'ended' });
    await memory.replace('abc123def456', 'progressTs', undefined, '1.2');
    expect(await redis.pttl(recordKey)).toBeGreaterThan(50_000);
    await redis.pexpire(recordKey, 0);
    expect(await memory.read('abc123def456')).toEqual({});
    expect(await redis.keys('*demo:*')).toEqual([]);
  });

  test('a fact that is sent twice because the first answer was lost is kept', async () => {
    await createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer }).createIfNoneActive(newDemo());
    const memory = createRedisConversations(redis, prefix);
    for (const _ of ['sent', 'sent again'])
      expect(await memory.replace('abc123def456', 'progressTs', undefined, '1.2')).toBe(true);
  });

  test('a Redis that is away is said to be away', async () => {
    redis.disconnect();
    const memory = createRedisConversations(redis, prefix);
    await expect(memory.read('abc123def456')).rejects.toThrow(UpstreamError);
    await expect(memory.replace('abc123def456', 'channelId', undefined, 'D1')).rejects.toThrow(UpstreamError);
  });
});
