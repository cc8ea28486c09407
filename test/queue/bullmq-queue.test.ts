import { afterAll, beforeAll, describe } from 'vitest';
import { connectRedis } from '../../src/state/connect-redis.ts';
import { createBullMqQueue } from '../../src/queue/bullmq-queue.ts';
import { describeJobQueue } from '../contract/job-queue.ts';
import { findRedis, startRedis, type TestRedis } from '../support/redis.ts';
import type { Redis } from 'ioredis';

describe.skipIf(!findRedis())('the BullMQ queue', () => {
  let server: TestRedis;
  let redis: Redis;
  let count = 0;
  beforeAll(async () => {
    server = await startRedis();
    redis = connectRedis(server.url, () => {});
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  describeJobQueue('it', async ({ jobRetried, ...settings }) =>
    createBullMqQueue({
      ...settings,
      redis,
      prefix: `test-${++count}`,
      clock: Date,
      backoff: { baseMs: 2, maxMs: 8 },
      events: { jobRetried },
    }),
  );
});
