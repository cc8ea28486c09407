import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { RedisClient, RedisConnection } from '../../src/shared/redis-client.ts';
import { connectTo } from './connect-to-redis.ts';
import { startRedis, type TestRedis } from './redis.ts';

/**
 * Starts one Redis for the tests of a `describe`, and empties it before each test. `connect` opens another connection,
 * which is closed after the test; `redis` is the first connection of the test.
 */
export function useRedis() {
  let server: TestRedis;
  let redis: RedisClient;
  const opened: RedisConnection[] = [];
  const connect = (onError: (error: Error) => void = () => {}) => {
    const connection = connectTo(server.url, { onError });
    opened.push(connection);
    return connection.client;
  };
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    redis = connect();
    await redis.flushall();
  });
  const leave = () => {
    for (const connection of opened.splice(0)) connection.close();
  };
  afterEach(leave);
  return {
    connect,
    /** Closes all connections now, so that later commands fail. */
    leave,
    get redis() {
      return redis;
    },
    get server() {
      return server;
    },
  };
}
