import { expect } from 'vitest';
import { loadAuditConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';
import { connectRedis } from '../../src/state/connection/connect-redis.ts';
import { createRedisProbe, type RedisProbe } from '../../src/state/connection/probe.ts';

/** What the bot says at its start, or nothing. */
export function says(settings: Record<string, string>): Promise<string | undefined> {
  return asked(settings, (probe) => probe.tryEverything());
}

/** What it says to another question. Passwords of tests have the word hidden in them. */
export async function asked(settings: Record<string, string>, ask: (probe: RedisProbe) => Promise<unknown>) {
  const { redis: target } = loadAuditConfig(settings);
  const connection = connectRedis(target, { onError: () => {} });
  try {
    await ask(createRedisProbe(connection, target, 'mfa-demo:test'));
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect(String((error as Error).stack)).not.toContain('hidden');
    expect((error as Error).cause).toBeUndefined();
    return (error as ConfigError).message;
  } finally {
    connection.close();
  }
}
