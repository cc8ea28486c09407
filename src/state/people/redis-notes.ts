import type { Notes } from '../../scenario/ports/notes.ts';
import type { RedisClient } from '../../shared/redis-client.ts';
import { askRedis } from '../redis-failure.ts';

/** Keeps each note in Redis as a key that expires. All methods throw UpstreamError when Redis fails. */
export function createRedisNotes(redis: RedisClient, prefix: string): Notes {
  const keyOf = (name: string) => `{${prefix}}:note:${name}`;
  return {
    read: async (name) => (await askRedis(() => redis.get(keyOf(name)))) ?? undefined,
    keep: async (name, value, forMs) => {
      await askRedis(() => redis.set(keyOf(name), value, 'PX', forMs));
    },
    keepFirst: async (name, value, forMs) =>
      (await askRedis(() => redis.set(keyOf(name), value, 'PX', forMs, 'NX'))) === 'OK',
    add: async (name, amount, forMs) => {
      const key = keyOf(name);
      return askRedis(async () => {
        const sum = await redis.incrby(key, amount);
        await redis.pexpire(key, forMs);
        return sum;
      });
    },
    forget: async (name) => {
      await askRedis(() => redis.del(keyOf(name)));
    },
  };
}
