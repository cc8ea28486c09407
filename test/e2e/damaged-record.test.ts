import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recordText } from '../support/record-text.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { startTestWorld } from '../support/world.ts';
import { isPrepared, startsAndScans } from './moves.ts';

describe.skipIf(!findRedis())('if the record of a running demo is damaged', () => {
  test('the answers to status, stop and start say that the bot cannot read the demo, and the queue stays small', async () => {
    const server = await startRedis();
    const redis = new Redis(server.url);
    onTestFinished(async () => {
      redis.disconnect();
      await server.stop();
    });
    await using world = await startTestWorld({ redisUrl: server.url });
    const ana = await world.person('Ana');
    await startsAndScans(ana);
    await isPrepared(world);
    const key = (await redis.keys('*:demo:*')).find((each) => /:demo:[a-z0-9]{12}$/.test(each)) ?? '';
    // The version in the record now differs from the version beside it, as if another program had written the record.
    // With different versions no save can succeed.
    const record = await recordText(redis, key);
    const version = await redis.hget(key, 'version');
    await redis.hset(key, 'record', record.replace(`"version":${version}`, '"version":99'));

    const times = () => ana.text().split('I can no longer read the state of your demo').length - 1;
    for (const [earlier, words] of ['status', 'stop', 'start'].entries()) {
      await ana.types(`/mfa-demo ${words}`);
      await expect.poll(times, { message: words }).toBe(earlier + 1);
    }
    expect(world.logText()).toContain('a record cannot be read');
    expect(ana.text()).not.toContain('0 left');
    const jobs = await redis.keys('*:jobs:*');
    expect(jobs.length, 'keys of the queue').toBeLessThan(40);
  });
});
