import { SCENARIOS } from '../scenario/scenarios.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import type { RedisTarget } from '../shared/redis-target.ts';
import { connectRedis } from './connection/connect-redis.ts';
import { createRedisProbe } from './connection/probe.ts';
import { createRedisDemoStore } from './redis-demo-store.ts';
import { askRedis } from './redis-failure.ts';
import { createSealer } from './sealer.ts';

export interface RedisFacts {
  /** For example `7.0.15`. */
  readonly version: string;
  /** Redis's `maxmemory_policy`. Only `noeviction` never drops data. */
  readonly evictionPolicy: string;
  /** Whether Redis writes each change to its disk soon (`appendonly yes`). */
  readonly isAppendOnly: boolean;
}

export interface RedisSelfCheck {
  /** Returns facts about the server. @throws ConfigError with a sentence that says why Redis cannot be reached */
  facts(): Promise<RedisFacts>;
  /** Tries all commands that the bot uses in Redis. @throws ConfigError with a sentence that says what is wrong */
  tryEverything(): Promise<void>;
  /** Returns how many records of active demos cannot be read. @throws UpstreamError when Redis fails */
  unreadableRecords(): Promise<number>;
  close(): void;
}

interface RedisSettings {
  readonly redis: RedisTarget;
  readonly prefix: string;
  readonly encryptionKeys: readonly Buffer[];
}

/** Reads facts from INFO, which managed services also allow. @throws UpstreamError when Redis cannot be reached */
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

/**
 * Creates the checks that the doctor runs in Redis. They connect as the bot does. They delete their test keys, unless
 * Redis refuses a command.
 */
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
