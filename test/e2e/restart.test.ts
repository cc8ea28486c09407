import { describe, expect, test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { proofsHold, witnessProofs } from '../../sandbox/stories/witness.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, isAwaited, ourUsers } from './moves.ts';

describe.skipIf(!findRedis())('with Redis (needs redis-server: apt-get install redis-server)', () => {
  test('a deployment in the middle of a demo loses nothing, in any stage', async () => {
    const redis = await startRedis();
    try {
      await using world = await startTestWorld({ redisUrl: redis.url });
      const ana = await world.person('Ana');
      await ana.types('/mfa-demo start');
      await ana.scansTheQr();
      await world.restartBot();
      await ana.types('/mfa-demo start');
      await ana.sees('You already have a demo.');
      expect(ourUsers(world)).toHaveLength(1);

      await isAwaited(ana);
      await enrolls(ana);
      await world.restartBot();
      await ana.submits(freshCode(ana));
      await ana.sees('It worked: S3 allowed access only with your code');
      expect(proofsHold(witnessProofs(world.aws.view()))).toBe(true);

      await world.restartBot();
      await ana.clicks(BUTTONS.done);
      await ana.sees('0 left');
      expectNothingLeft(world);
    } finally {
      await redis.stop();
    }
  });
});
