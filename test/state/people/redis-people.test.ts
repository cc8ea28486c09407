import { describe, expect, test } from 'vitest';
import { UpstreamError } from '../../../src/errors.ts';
import { createRedisDemoHistory } from '../../../src/state/people/redis-demo-history.ts';
import { createRedisNotes } from '../../../src/state/people/redis-notes.ts';
import { ANA, describeDemoHistory, pastDemo } from '../../contract/demo-history.ts';
import { describeNotes } from '../../contract/notes.ts';
import { findRedis } from '../../support/redis.ts';
import { useRedis } from '../../support/use-redis.ts';

const NOW = Date.UTC(2026, 0, 5, 9, 30);
const prefix = 'mfa-demo:test';
const historyKey = `{${prefix}}:history:${JSON.stringify([ANA.workspaceId, ANA.userId])}`;
const DAYS_29_MS = 29 * 24 * 3_600_000;

describe.skipIf(!findRedis())('histories and notes in Redis', () => {
  const world = useRedis();

  describeDemoHistory('Redis', NOW, async () => {
    const { redis } = world;
    const other = world.connect();
    let time = NOW;
    const clock = { now: () => time };
    return {
      history: createRedisDemoHistory({ redis, prefix, clock }),
      secondHistory: createRedisDemoHistory({ redis: other, prefix, clock }),
      damage: async (text) => void (await redis.zadd(historyKey, 0, text)),
      pass: (milliseconds) => {
        time += milliseconds;
      },
      close: async () => other.disconnect(),
    };
  });

  describeNotes('Redis', async () => {
    const { redis } = world;
    const other = world.connect();
    return {
      notes: createRedisNotes(redis, prefix),
      secondNotes: createRedisNotes(other, prefix),
      // The clock of Redis cannot be moved, so `pass` shortens the remaining lifetimes.
      pass: async (milliseconds) => {
        for (const key of await redis.keys('*')) await redis.pexpire(key, (await redis.pttl(key)) - milliseconds);
      },
      close: async () => other.disconnect(),
    };
  });

  test('the lifetime of a history begins again with each demo', async () => {
    const { redis } = world;
    const history = createRedisDemoHistory({ redis, prefix, clock: { now: () => NOW } });
    await history.add(ANA, pastDemo('first', NOW));
    await redis.pexpire(historyKey, 1_000);
    await history.add(ANA, pastDemo('second', NOW));
    expect(await redis.pttl(historyKey)).toBeGreaterThan(DAYS_29_MS);
  });

  test('a sum is never stored without a lifetime: if its lifetime is not valid, nothing is stored', async () => {
    const { redis } = world;
    const notes = createRedisNotes(redis, prefix);
    await expect(notes.add('left', 1, 0.5)).rejects.toThrow(UpstreamError);
    expect(await redis.keys('*')).toEqual([]);
  });

  test('a history and notes throw UpstreamError while Redis is away', async () => {
    const { redis } = world;
    world.leave();
    const history = createRedisDemoHistory({ redis, prefix, clock: { now: () => NOW } });
    const notes = createRedisNotes(redis, prefix);
    const asked = [history.add(ANA, pastDemo('first', NOW)), history.list(ANA), notes.read('a'), notes.forget('a')];
    const answers = await Promise.allSettled([...asked, notes.keep('a', 'b', 1), notes.keepFirst('a', 'b', 1)]);
    for (const answer of answers) expect(answer).toMatchObject({ reason: expect.any(UpstreamError) });
  });
});
