import type { Redis } from 'ioredis';
import { SCENARIOS } from '../scenario/scenarios.ts';
import { connectRedis } from './connect-redis.ts';
import { createRedisDemoStore } from './redis-demo-store.ts';
import { askRedis } from './redis-failure.ts';
import { createSealer } from './sealer.ts';

export interface RedisFacts {
  /** `7.0.15` */
  readonly version: string;
  /** `noeviction` is the one that loses nothing. */
  readonly evictionPolicy: string;
  /** Whether every write is on its disk soon. */
  readonly isAppendOnly: boolean;
}

export interface RedisSelfCheck {
  /** @throws UpstreamError when Redis cannot be reached */
  facts(): Promise<RedisFacts>;
  /** How many records the keys do not open. */
  unreadableRecords(): Promise<number>;
  close(): void;
}

interface RedisSettings {
  readonly url: string;
  readonly prefix: string;
  readonly encryptionKeys: readonly Buffer[];
}

/** From INFO, which managed services allow too. @throws UpstreamError when Redis cannot be reached */
export async function readRedisFacts(redis: Redis): Promise<RedisFacts> {
  const text = await askRedis(() => redis.info());
  const field = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  return {
    version: field('redis_version'),
    evictionPolicy: field('maxmemory_policy'),
    isAppendOnly: field('aof_enabled') === '1',
  };
}

/** Looks at Redis as the bot would; changes nothing. */
export function createRedisSelfCheck({ url, prefix, encryptionKeys }: RedisSettings): RedisSelfCheck {
  const redis = connectRedis(url, () => undefined);
  return {
    facts: () => readRedisFacts(redis),
    unreadableRecords: async () => {
      const store = createRedisDemoStore({ redis, prefix, scenarios: SCENARIOS, sealer: createSealer(encryptionKeys) });
      return (await store.listUnreadable()).length;
    },
    close: () => redis.disconnect(),
  };
}
