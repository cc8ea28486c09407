import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { proofsHold, witnessProofs } from '../../sandbox/stories/witness.ts';
import { readPage } from '../support/markdown.ts';
import { findRedis, startRedis, type TestRedis } from '../support/redis.ts';
import { startTestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, isAwaited, ourUsers } from './moves.ts';

describe.skipIf(!findRedis())('with Redis (needs redis-server: apt-get install redis-server)', () => {
  test('a demo continues after each restart of the bot, with only the Redis permissions that the docs name', async () => {
    const redis = await startRedis();
    try {
      await using world = await startTestWorld({ redisUrl: await asTheBotsUser(redis) });
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

/**
 * Creates the Redis user of docs/operate.md, switches the default user off, and returns the URL for the new user. The
 * keys of the user have the names that the sandbox gives to its installations.
 */
async function asTheBotsUser({ url, port }: TestRedis): Promise<string> {
  const [, acl = ''] = /^```text acl\nACL (.+)\n```$/m.exec(readPage('docs/operate.md').text) ?? [];
  const words = acl.replace('PASSWORD', 'p@ss/word').replace(':default}', ':sandbox-*}').split(' ');
  const admin = new Redis(url);
  await admin.call('ACL', ...words);
  await admin.call('ACL', 'SETUSER', 'default', 'off');
  admin.disconnect();
  return `redis://mfa-demo:p@ss/word@127.0.0.1:${port}`;
}
