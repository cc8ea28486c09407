import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, test } from 'vitest';
import { ConflictError, UpstreamError } from '../../src/errors.ts';
import { SCENARIOS } from '../../src/scenario/scenarios.ts';
import type { RedisClient } from '../../src/shared/redis-client.ts';
import { createRedisDemoStore, type RedisDemoStore } from '../../src/state/redis-demo-store.ts';
import { createSealer, randomKey, type Sealer } from '../../src/state/sealer.ts';
import { describeDemoStore } from '../contract/demo-store.ts';
import { fullDemo, newDemo, revealed, SAMPLE_SECRETS } from '../contract/sample-demos.ts';
import { connectTo } from '../support/connect-to-redis.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { useRedis } from '../support/use-redis.ts';

const DAY_MS = 86_400_000;
const prefix = 'mfa-demo:test';
const recordKey = `{${prefix}}:demo:abc123def456`;
const sealer = createSealer([randomKey()]);

describe.skipIf(!findRedis())('the Redis store', () => {
  const world = useRedis();
  let redis: RedisClient;
  let unreadable: { demoId: string; message: string }[];
  let store: RedisDemoStore;

  const open = (changes: { redis?: RedisClient; prefix?: string; sealer?: Sealer } = {}) =>
    createRedisDemoStore({
      scenarios: SCENARIOS,
      redis,
      prefix,
      sealer,
      onUnreadable: (demoId, error) => unreadable.push({ demoId, message: String(error) }),
      ...changes,
    });

  beforeEach(() => {
    ({ redis } = world);
    unreadable = [];
    store = open();
  });

  describeDemoStore('it', async () => {
    const [one, other] = [world.connect(), world.connect()];
    return {
      store: createRedisDemoStore({ scenarios: SCENARIOS, redis: one, prefix, sealer }),
      secondStore: createRedisDemoStore({ scenarios: SCENARIOS, redis: other, prefix, sealer }),
      rawTexts: () => everyText(one),
      close: async () => {
        one.disconnect();
        other.disconnect();
      },
    };
  });

  test('many processes that start a demo of one participant at the same time create one demo', async () => {
    const clients = Array.from({ length: 6 }, () => world.connect());
    const results = await Promise.all(
      clients.flatMap((client, index) =>
        ['a', 'b'].map((letter) =>
          open({ redis: client }).createIfNoneActive(newDemo({ demoId: `demo${index}${letter}` })),
        ),
      ),
    );
    expect(results.filter((result) => result.created)).toHaveLength(1);
    expect(await store.listActive()).toHaveLength(1);
  });

  test('installations on one Redis do not see each other', async () => {
    await store.createIfNoneActive(newDemo());
    const neighbour = open({ prefix: 'mfa-demo:other' });
    expect(await neighbour.load('abc123def456')).toBeUndefined();
    expect(await neighbour.createIfNoneActive(newDemo())).toMatchObject({ created: true });
  });

  test('a record expires only after the end of its demo, one day later', async () => {
    await store.createIfNoneActive(newDemo());
    const stuck = await store.save({ ...newDemo(), phase: 'stuck' });
    expect(await redis.pttl(recordKey)).toBe(-1);
    const ended = await store.save({ ...stuck, phase: 'ended' });
    const ttl = await redis.pttl(recordKey);
    expect(ttl).toBeGreaterThan(DAY_MS - 60_000);
    expect(ttl).toBeLessThanOrEqual(DAY_MS);
    expect(await store.load('abc123def456')).toEqual(ended);
    expect((await redis.keys('*')).toSorted()).toEqual([recordKey]);
  });

  test('every key is in one hash slot', async () => {
    await store.createIfNoneActive(newDemo());
    const keys = await redis.keys('*');
    expect(keys).toHaveLength(5);
    for (const key of keys) expect(key).toMatch(/^\{mfa-demo:test\}:/);
  });

  test('a start of a demo and the counts of demos read about as much from Redis with 300 demos as with three', async () => {
    const begin = (number: number) => {
      const participant = { workspaceId: 'T1', userId: `U${number}`, locale: 'en' as const };
      return store.createIfNoneActive(newDemo({ demoId: `demo${number}`, createdAt: number, participant }));
    };
    const bytesRead = async () => Number(/total_net_output_bytes:(\d+)/.exec(await redis.info('stats'))?.[1]);
    const bytesOfAStart = async (number: number) => {
      const counted = await bytesRead();
      await begin(number);
      await store.countBefore(newDemo({ demoId: `demo${number}`, createdAt: number }));
      await store.countByStage();
      return (await bytesRead()) - counted;
    };
    await Promise.all([1, 2].map(begin));
    const amongFew = await bytesOfAStart(3);
    await Promise.all(Array.from({ length: 297 }, (_, index) => begin(4 + index)));
    expect(await store.countByStage()).toEqual(new Map([['preparing', 300]]));
    expect((await bytesOfAStart(301)) - amongFew).toBeLessThan(100);
  });

  test('a command that is sent again because its answer was lost succeeds', async () => {
    const sentTwice = world.connect() as Redis;
    await sentTwice.ping();
    const sendCommand = sentTwice.sendCommand.bind(sentTwice);
    let repeats = 0;
    sentTwice.sendCommand = (command, stream) => {
      if (command.name !== 'evalsha') return sendCommand(command, stream);
      repeats += 1;
      return redis.call('EVALSHA', ...command.args.map(String)).then(() => sendCommand(command, stream));
    };
    // Run both scripts once, so that the server knows them.
    await store.createIfNoneActive(
      newDemo({ demoId: 'warm', participant: { ...newDemo().participant, userId: 'U9' } }),
    );
    await store.save(newDemo({ demoId: 'warm', participant: { ...newDemo().participant, userId: 'U9' } }));
    const repeating = open({ redis: sentTwice });
    expect(await repeating.createIfNoneActive(newDemo())).toMatchObject({ created: true });
    expect(await repeating.save({ ...newDemo(), refusalCount: 1 })).toMatchObject({ version: 1, refusalCount: 1 });
    expect(repeats).toBe(2);
  });

  test('after a rotation of the encryption keys every demo can be read', async () => {
    const [oldKey, newKey] = [randomKey(), randomKey()];
    await open({ sealer: createSealer([oldKey]) }).createIfNoneActive(fullDemo());
    const rotated = open({ sealer: createSealer([newKey, oldKey]) });
    const loaded = await rotated.load('abc123def456');
    expect(revealed(loaded)).toEqual(revealed(fullDemo()));
    await rotated.save(loaded!);
    const onlyNew = open({ sealer: createSealer([newKey]) });
    expect(revealed(await onlyNew.load('abc123def456'))).toEqual(revealed({ ...fullDemo(), version: 1 }));
    expect(unreadable).toEqual([]);
  });

  test('an unreadable record is reported, hides no other demo, and can be deleted', async () => {
    await store.createIfNoneActive(newDemo());
    const other = newDemo({ demoId: 'other', createdAt: 5, participant: { ...newDemo().participant, userId: 'U2' } });
    await store.createIfNoneActive(other);
    await redis.hset(recordKey, 'record', `{"seed":"${SAMPLE_SECRETS[0]}"`);
    await redis.hdel(recordKey, 'signature');
    expect((await store.listActive()).map(({ demoId }) => demoId)).toEqual(['other']);
    expect(unreadable).toEqual([{ demoId: 'abc123def456', message: expect.stringContaining('not JSON') }]);
    expect(unreadable[0]!.message).not.toContain(SAMPLE_SECRETS[0]);
    await expect(store.load('abc123def456')).rejects.toThrow('cannot be read');
    await expect(store.createIfNoneActive(newDemo({ demoId: 'second' }))).rejects.toThrow('cannot be read');
    expect(await store.listUnreadable()).toEqual([{ demoId: 'abc123def456', createdAt: 1_790_000_000_000 }]);
    expect(await store.forgetUnreadable('other')).toBe(false);
    expect(await store.forgetUnreadable('abc123def456')).toBe(true);
    expect(await store.forgetUnreadable('abc123def456')).toBe(false);
    expect(await store.listUnreadable()).toEqual([]);
    expect(await store.createIfNoneActive(newDemo({ demoId: 'second' }))).toMatchObject({ created: true });
    expect(await store.load('other')).toEqual(other);
  });

  test('a person does not get a prepared demo with a damaged record, and a damaged list of prepared demos is replaced', async () => {
    const group = { workshopId: 'w0rksh0pw0rk', scenario: 'session-token' };
    const prepare = (demoId: string, createdAt: number) =>
      store.createIfNoneActive(
        newDemo({
          demoId,
          createdAt,
          workshopId: group.workshopId,
          participant: { ...newDemo().participant, userId: `prepared-${demoId}` },
          prepared: { at: createdAt, until: createdAt, isTaken: false },
        }),
      );
    const take = async () => ({ createdAt: 3, deadlineAt: 4 });
    await prepare('abc123def456', 1);
    await prepare('other', 2);
    await redis.hset(recordKey, 'record', 'damaged');
    expect(await store.claimPrepared(group, newDemo().participant, take)).toMatchObject({
      demoId: 'other',
      version: 1,
    });
    expect(unreadable).toMatchObject([{ demoId: 'abc123def456' }]);
    await redis.set(`{${prefix}}:prepared:w0rksh0pw0rk:session-token`, 'damaged');
    await prepare('third', 3);
    expect(await store.countPrepared(group)).toBe(1);
  });

  test('a person whose former demo has lost its record gets a prepared demo', async () => {
    const { participant } = newDemo();
    const group = { workshopId: 'w0rksh0pw0rk', scenario: 'session-token' };
    await store.createIfNoneActive(newDemo());
    await redis.del(recordKey);
    const prepared = { at: 1, until: 2, isTaken: false };
    const nobody = { ...participant, userId: 'prepared-other' };
    await store.createIfNoneActive(newDemo({ demoId: 'other', participant: nobody, prepared, ...group }));
    const claimed = await store.claimPrepared(group, participant, async () => ({ createdAt: 3, deadlineAt: 4 }));
    expect(claimed).toMatchObject({ demoId: 'other', participant });
    expect(await store.findActive(participant)).toMatchObject({ demoId: 'other' });
    expect([...(await store.countByStage()).values()]).toEqual([1]);
  });

  test('after Redis was emptied during a demo, the demo is gone, and a save conflicts', async () => {
    await store.createIfNoneActive(newDemo());
    await redis.flushall();
    expect(await store.load('abc123def456')).toBeUndefined();
    await expect(store.save(newDemo())).rejects.toBeInstanceOf(ConflictError);
    expect(await store.listActive()).toEqual([]);
    expect(await redis.keys('*')).toEqual([]);
    expect(await store.createIfNoneActive(newDemo())).toMatchObject({ created: true });
  });

  test('the error of a refused save has the code of Redis, and no part of the record', async () => {
    await store.createIfNoneActive(fullDemo());
    await redis.config('SET', 'maxmemory', '1');
    const failure = await store.save(fullDemo()).catch((error: unknown) => error);
    await redis.config('SET', 'maxmemory', '0');
    expect(failure).toBeInstanceOf(UpstreamError);
    expect(failure).toMatchObject({ service: 'redis', code: 'OOM', cause: undefined });
    expect(String((failure as Error).message)).not.toContain('s1.');
  });
});

describe.skipIf(!findRedis())('a Redis that is restarted', () => {
  test('has every demo after the restart, and the store can read and save again', async () => {
    const server = await startRedis({ appendOnly: true });
    const lost: Error[] = [];
    const { client: redis, close } = connectTo(server.url, { onError: (error) => lost.push(error) });
    const store = createRedisDemoStore({ scenarios: SCENARIOS, redis, prefix, sealer });
    await store.createIfNoneActive(fullDemo());
    await server.kill();
    const failure = await store.load('abc123def456').catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'UpstreamError', service: 'redis' });
    expect(lost.length).toBeGreaterThan(0);
    await server.start();
    expect(revealed(await store.load('abc123def456'))).toEqual(revealed(fullDemo()));
    expect(await store.save(fullDemo())).toMatchObject({ version: 1 });
    close();
    await server.stop();
  });
});

/** Returns all keys and values in Redis, for the types that the store uses. */
async function everyText(redis: RedisClient): Promise<string[]> {
  const keys = await redis.keys('*');
  const values = await Promise.all(
    keys.map(async (key) => {
      const type = await redis.type(key);
      if (type === 'hash') return Object.entries(await redis.hgetall(key)).flat();
      if (type === 'zset') return redis.zrange(key, 0, -1, 'WITHSCORES');
      throw new Error(`${key} is a ${type}, which this test does not read.`);
    }),
  );
  return [...keys, ...values.flat()];
}
