import type { Notes } from '../../scenario/ports/notes.ts';
import type { RedisClient } from '../../shared/redis-client.ts';
import { askRedis } from '../redis-failure.ts';

/**
 * KEYS: a note. ARGV: the amount, the lifetime in ms. Adds to the number and returns the sum. It writes the sum
 * together with its lifetime, so that no note without a lifetime can be left.
 */
const ADD = `
local sum = (tonumber(redis.call('GET', KEYS[1]) or 0) or 0) + ARGV[1]
redis.call('SET', KEYS[1], string.format('%.0f', sum), 'PX', ARGV[2])
return sum`;

/** Keeps each note in Redis as a key that expires. All methods throw UpstreamError when Redis fails. */
export function createRedisNotes(redis: RedisClient, prefix: string): Notes {
  redis.defineCommand('mfaNoteAdd', { numberOfKeys: 1, lua: ADD });
  const scripts = redis as RedisClient & { mfaNoteAdd(...values: (string | number)[]): Promise<number> };
  const keyOf = (name: string) => `{${prefix}}:note:${name}`;
  return {
    read: async (name) => (await askRedis(() => redis.get(keyOf(name)))) ?? undefined,
    keep: async (name, value, forMs) => {
      await askRedis(() => redis.set(keyOf(name), value, 'PX', forMs));
    },
    keepFirst: async (name, value, forMs) =>
      (await askRedis(() => redis.set(keyOf(name), value, 'PX', forMs, 'NX'))) === 'OK',
    add: (name, amount, forMs) => askRedis(() => scripts.mfaNoteAdd(keyOf(name), amount, forMs)),
    forget: async (name) => {
      await askRedis(() => redis.del(keyOf(name)));
    },
  };
}
