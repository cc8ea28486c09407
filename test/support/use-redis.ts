import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { RedisClient, RedisConnection } from '../../src/shared/redis-client.ts';
import { connectTo } from './connect-to-redis.ts';
import { startRedis, type TestRedis } from './redis.ts';

/**
 * One Redis for the tests of a `describe`, emptied before each of them.
 * `connect` opens one more connection, which is closed after the test; `redis` is the first of these.
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
    /** Closes all of them now, so that nothing can be asked any more. */
    leave,
    get redis() {
      return redis;
    },
    get server() {
      return server;
    },
  };
}
