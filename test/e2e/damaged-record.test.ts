import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recordText } from '../support/record-text.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { startTestWorld } from '../support/world.ts';
import { isPrepared, startsAndScans } from './moves.ts';

describe.skipIf(!findRedis())('a record that was damaged in the middle of a demo', () => {
  test('its participant reads what happens next, after every command and click, and no job repeats forever', async () => {
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
    // The versions differ, as after another program's write, so no save could ever succeed.
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
