import { expect } from 'vitest';
import { loadAuditConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';
import { connectRedis } from '../../src/state/connection/connect-redis.ts';
import { createRedisProbe, type RedisProbe } from '../../src/state/connection/probe.ts';

/** Returns the problem with Redis that a bot with these settings reports when it starts, or `undefined`. */
export function says(settings: Record<string, string>): Promise<string | undefined> {
  return asked(settings, (probe) => probe.tryEverything());
}

/**
 * Returns the problem that `ask` reports, or `undefined`. Expects that the problem contains no password. Each password
 * in the tests contains the word "hidden".
 */
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
