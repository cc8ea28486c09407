import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offered } from '../../sandbox/stories/press.ts';
import { findRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { startTestWorld } from '../support/world.ts';

describe.skipIf(!findRedis())('before an acknowledgement', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  // Unexpected: over a socket, Bolt does not check that an acknowledgement comes within three seconds.
  // Redis is suspended here: if the bot called Redis first, no acknowledgement would come.
  test('the bot calls neither Redis nor AWS for a start', async () => {
    await using world = await startTestWorld({ redisUrl: redis.url });
    const ana = await world.person('Ana');
    const callsBefore = world.aws.view().calls.length;

    redis.pause();
    try {
      await ana.types('/mfa-demo start');
      expect(world.aws.view().calls).toHaveLength(callsBefore);
      const { notices } = await ana.client.screen();
      expect(notices).toEqual([]);
    } finally {
      redis.resume();
    }
    await ana.until('the button', (screen) => offered(screen, 'enter-codes'));
    expect(world.aws.view().calls.length).toBeGreaterThan(callsBefore);
  });
});
