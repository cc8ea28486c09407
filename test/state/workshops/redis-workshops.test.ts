import { describe, expect, test } from 'vitest';
import { UpstreamError } from '../../../src/errors.ts';
import { createRedisWorkshops } from '../../../src/state/workshops/redis-workshops.ts';
import { describeWorkshopStore, newWorkshop } from '../../contract/workshop-store.ts';
import { findRedis } from '../../support/redis.ts';
import { useRedis } from '../../support/use-redis.ts';

const prefix = 'mfa-demo:test';
const KEY = `{${prefix}}:workshop:${newWorkshop().workshopId}`;

describe.skipIf(!findRedis())('workshops in Redis', () => {
  const world = useRedis();

  describeWorkshopStore('Redis', async () => {
    const other = world.connect();
    return {
      store: createRedisWorkshops(world.redis, prefix),
      second: createRedisWorkshops(other, prefix),
      close: async () => other.disconnect(),
    };
  });

  test('an ended workshop expires after a day', async () => {
    const store = createRedisWorkshops(world.redis, prefix);
    const { workshop } = await store.openIfNone(newWorkshop());
    expect(await world.redis.pttl(KEY)).toBe(-1);
    await store.save({ ...workshop, phase: 'ended' });
    expect(await world.redis.pttl(KEY)).toBeGreaterThan(23 * 3_600_000);
  });

  test('a channel accepts another workshop if the record of its workshop is damaged, and a damaged seat is left out', async () => {
    const store = createRedisWorkshops(world.redis, prefix);
    await store.openIfNone(newWorkshop());
    await store.takeSeat('w0rksh0pw0rk', { userId: 'U1', locale: 'en', joinedAt: 1 });
    await store.takeSeat('w0rksh0pw0rk', { userId: 'U2', locale: 'en', joinedAt: 2 });
    await world.redis.hset(KEY, 'seat:U1', '{"number":', 'nudgedAt:U2', '"soon"');
    expect(await store.seats('w0rksh0pw0rk')).toEqual([{ userId: 'U2', number: 2, locale: 'en', joinedAt: 2 }]);
    await world.redis.hset(KEY, 'record', 'nonsense');
    expect(await store.list()).toEqual([]);
    expect(await store.openIfNone(newWorkshop({ workshopId: 'an0therw0rks' }))).toMatchObject({ isNew: true });
  });

  test('when Redis fails, an UpstreamError is thrown, which contains no value', async () => {
    const store = createRedisWorkshops(world.redis, prefix);
    await world.redis.set(KEY, 'not a hash');
    const failure = await store.seats('w0rksh0pw0rk').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UpstreamError);
    expect(String(failure)).not.toContain('not a hash');
  });
});
