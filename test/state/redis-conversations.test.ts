import { describe, expect, test } from 'vitest';
import { UpstreamError } from '../../src/errors.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import { createRedisConversations } from '../../src/state/redis-conversations.ts';
import { createRedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';
import { describeConversationMemory } from '../contract/conversation-memory.ts';
import { newDemo } from '../contract/sample-demos.ts';
import { findRedis } from '../support/redis.ts';
import { useRedis } from '../support/use-redis.ts';

const prefix = 'mfa-demo:test';
const recordKey = `{${prefix}}:demo:abc123def456`;
const sealer = createSealer([randomKey()]);

describe.skipIf(!findRedis())('conversations in Redis', () => {
  const world = useRedis();

  describeConversationMemory('Redis', async () => {
    const { redis } = world;
    const other = world.connect();
    return {
      memory: createRedisConversations(redis, prefix),
      secondMemory: createRedisConversations(other, prefix),
      store: createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer }),
      close: async () => other.disconnect(),
    };
  });

  test('the conversation of an ended demo expires together with its record', async () => {
    const { redis } = world;
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

  test('a fact is stored when it is sent twice because the first answer was lost', async () => {
    const { redis } = world;
    await createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer }).createIfNoneActive(newDemo());
    const memory = createRedisConversations(redis, prefix);
    for (const _ of ['sent', 'sent again'])
      expect(await memory.replace('abc123def456', 'progressTs', undefined, '1.2')).toBe(true);
  });

  test('all methods throw UpstreamError while Redis is away', async () => {
    const { redis } = world;
    world.leave();
    const memory = createRedisConversations(redis, prefix);
    await expect(memory.read('abc123def456')).rejects.toThrow(UpstreamError);
    await expect(memory.replace('abc123def456', 'channelId', undefined, 'D1')).rejects.toThrow(UpstreamError);
  });
});
