import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { examined, startGoodSetup } from './doctor-scene.ts';

describe.skipIf(!findRedis())('the doctor, if Redis answers but accepts no writes', () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis({ appendOnly: true });
  });
  afterAll(() => server.stop());

  test('says why, and does not say that the encryption key is wrong', async () => {
    const { redis, settings } = await startGoodSetup(server);
    onTestFinished(async () => {
      await redis.replicaof('NO', 'ONE');
      await redis.config('SET', 'maxmemory', '0');
    });
    const says = async (changes: Record<string, string> = {}) => {
      const { failed, exitCode } = await examined({ ...settings, ...changes });
      expect(exitCode).toBe(1);
      return failed.map(({ id, says }) => `${id}: ${says}`);
    };
    await redis.config('SET', 'maxmemory', '1');
    expect(await says()).toEqual([expect.stringMatching(/^redis-writes: .*memory is full \(OOM\)/)]);
    await redis.config('SET', 'maxmemory', '0');
    await redis.call('ACL', 'SETUSER', 'bot', 'on', '>pw', '~mfa-demo:*', '+@all');
    const asBot = { REDIS_URL: server.url.replace('redis://', 'redis://bot:pw@') };
    expect(await says(asBot)).toEqual([expect.stringMatching(/^redis-writes: .*keys of this installation \(NOPERM\)/)]);
    const wrong = { REDIS_URL: server.url.replace('redis://', 'redis://bot:hidden@') };
    expect(await says(wrong)).toEqual([expect.stringMatching(/^redis: .*does not accept .* \(WRONGPASS\)/)]);
    await redis.replicaof('127.0.0.1', 9);
    expect(await says()).toEqual([expect.stringMatching(/^redis-writes: .*is a replica.* \(READONLY\)/)]);
  });
});
