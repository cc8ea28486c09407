import { SCENARIOS } from '../scenario/scenarios.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import type { RedisTarget } from '../shared/redis-target.ts';
import { connectRedis } from './connection/connect-redis.ts';
import { createRedisProbe } from './connection/probe.ts';
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
  /** @throws ConfigError with a sentence that says why Redis cannot be asked */
  facts(): Promise<RedisFacts>;
  /** Tries what the bot does in Redis. @throws ConfigError with a sentence that says what is in the way */
  tryEverything(): Promise<void>;
  /** How many records the keys do not open. */
  unreadableRecords(): Promise<number>;
  close(): void;
}

interface RedisSettings {
  readonly redis: RedisTarget;
  readonly prefix: string;
  readonly encryptionKeys: readonly Buffer[];
}

/** From INFO, which managed services allow too. @throws UpstreamError when Redis cannot be reached */
export async function readRedisFacts(redis: RedisClient): Promise<RedisFacts> {
  return factsIn(await askRedis(() => redis.info()));
}

function factsIn(text: string): RedisFacts {
  const field = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  return {
    version: field('redis_version'),
    evictionPolicy: field('maxmemory_policy'),
    isAppendOnly: field('aof_enabled') === '1',
  };
}

/** Looks at Redis as the bot would; it leaves nothing there for more than a minute. */
export function createRedisSelfCheck({ redis: target, prefix, encryptionKeys }: RedisSettings): RedisSelfCheck {
  const connection = connectRedis(target, { onError: () => undefined });
  const { client: redis } = connection;
  const probe = createRedisProbe(connection, target, prefix);
  return {
    facts: async () => factsIn(await probe.info()),
    tryEverything: probe.tryEverything,
    unreadableRecords: async () => {
      const store = createRedisDemoStore({ redis, prefix, scenarios: SCENARIOS, sealer: createSealer(encryptionKeys) });
      return (await store.listUnreadable()).length;
    },
    close: connection.close,
  };
}
