import type { Redis } from 'ioredis';
import { ConfigError } from '../../errors.ts';
import type { RedisConnection } from '../../shared/redis-client.ts';
import type { RedisTarget } from '../../shared/redis-target.ts';
import { explainRedis, noPermission } from './explain.ts';
import { TRY_EVERYTHING } from './probe-script.ts';

const OLDEST = [6, 2] as const;
const PROBE_KEPT_MS = 60_000;

export interface RedisProbe {
  /**
   * Checks that Redis is a primary of version 6.2 or newer, and tries every command that the bot uses in Redis. The bot
   * calls it at the start, before it works.
   * @throws ConfigError with a sentence for the operator
   */
  tryEverything(): Promise<void>;
  /**
   * Checks that Redis is a primary, and tries a small write.
   * @throws ConfigError with a sentence for the operator
   */
  tryWrite(): Promise<void>;
  /** Tries to read, from a primary or a replica. @throws ConfigError with a sentence for the operator */
  tryRead(): Promise<void>;
  /** Returns the answer to INFO. @throws ConfigError with a sentence for the operator */
  info(): Promise<string>;
}

/** @param prefix the first part of each key of the installation, without its braces */
export function createRedisProbe(connection: RedisConnection, target: RedisTarget, prefix: string): RedisProbe {
  const { client, lastTrouble } = connection;
  const key = `{${prefix}}:probe`;
  const explain = (error: unknown) => explainRedis(isAnswer(error) ? error : (lastTrouble() ?? error), target);

  async function orSentence(attempt: () => Promise<string | undefined>): Promise<void> {
    const sentence = await attempt().catch(explain);
    if (sentence !== undefined) throw new ConfigError(sentence);
  }
  const write = async () => {
    await client.set(key, '1', 'PX', PROBE_KEPT_MS);
    return undefined;
  };
  return {
    info: () =>
      client.info().catch((error: unknown) => {
        throw new ConfigError(explain(error));
      }),
    tryRead: () => orSentence(async () => void (await client.get(key))),
    tryWrite: () => orSentence(async () => (await roleProblem(client.info('replication'), target)) ?? write()),
    tryEverything: () =>
      orSentence(async () => {
        const info = client.info();
        const problem = (await roleProblem(info, target)) ?? oldProblem(await info);
        if (problem !== undefined) return problem;
        // If Redis refuses the database, ioredis uses database 0 without an error. Selecting it here gives the error.
        if (target.kind !== 'cluster' && target.database !== 0) await (client as Redis).select(target.database);
        await write();
        const refused = (await client.eval(TRY_EVERYTHING, 1, key)) as [command: string, error: string] | null;
        if (refused) return refusedProblem(refused, target);
        // Add an element first: with an empty key, BZPOPMIN would wait for Redis's next timer, up to 0.1 s.
        await client.zadd(key, 1, 'probe');
        await client.bzpopmin(key, 0.01);
        return undefined;
      }),
  };
}

/**
 * Returns a sentence if the server is not a primary, or belongs to a cluster and the settings name no cluster. In a
 * cluster any node may answer, because the nodes redirect writes to the primary.
 */
async function roleProblem(asked: Promise<string>, target: RedisTarget): Promise<string | undefined> {
  const info = await asked;
  if (target.kind === 'cluster') return undefined;
  if (/^redis_mode:sentinel/m.test(info)) {
    return 'Redis (REDIS_URL) is a sentinel: set REDIS_SENTINEL_MASTER to the name of the primary.';
  }
  if (/^redis_mode:cluster/m.test(info)) return explainRedis(new Error('MOVED '), target);
  return /^role:slave/m.test(info) ? explainRedis(new Error('READONLY '), target) : undefined;
}

function oldProblem(info: string): string | undefined {
  const version = /^redis_version:([\d.]+)/m.exec(info)?.[1] ?? '';
  return version === '' || isNewEnough(version)
    ? undefined
    : `Redis (REDIS_URL) is ${version}: the bot needs 6.2 or newer.`;
}

/** Returns whether the bot can use this version of Redis. @param version for example `7.0.15` */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function refusedProblem([command, error]: [string, string], target: RedisTarget): string {
  if (/access .*keys|key/i.test(error) && /can't access|permissions to access/.test(error)) return noPermission();
  if (/can't run this command|NOPERM/.test(error)) return noPermission(command);
  return explainRedis(new Error(error), target);
}

function isAnswer(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError';
}
