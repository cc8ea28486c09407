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

  // Unexpected: Bolt does not watch the three seconds, nor a second acknowledgement.
  // A server that stands still shows it without counting: had the ack waited for one round trip, it would not have come.
  test('nothing is asked of Redis or AWS when a demo is started', async () => {
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
