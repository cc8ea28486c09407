import { readFile } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { startBotProcess } from '../crash/bot-process.ts';
import { findRedis } from '../support/redis.ts';
import { useRedis } from '../support/use-redis.ts';

/** The bot may print one line with its sentence, and one line with a warning of ioredis. */
const MOST_LINES = 2;

describe.skipIf(!findRedis())('a bot that cannot use its Redis', () => {
  const world = useRedis();

  test.each<[string, string, string, RegExp]>([
    ['a database that does not exist', '', '/99', /no database of this number/],
    ['a name instead of a database number', '', '/mfa', /number of a database/],
    ['a wrong password', 'bot:hidden@', '', /WRONGPASS/],
    ['a percent sign that can mean two things', ':50%off%2Fhidden@', '', /encodeURIComponent/],
    ['a user without INFO', 'bot:pw@', '', /does not let the bot's user do INFO \(NOPERM\)/],
  ])(
    'ends with code 2 and one sentence, without a stack trace and without the password: %s',
    async (_, owner, path, sentence) => {
      const admin = new Redis(world.server.url);
      await admin.call('ACL', 'SETUSER', 'bot', 'reset', 'on', '>pw', '~*', '&*', '+@all', '-@dangerous');
      admin.disconnect();
      const aws = await startEmbeddedAws({ propagationSeconds: 0 });
      const manifest = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
      const slack = await startEmbeddedSlack({ manifest });
      onTestFinished(async () => {
        await Promise.all([slack.close(), aws.close()]);
      });
      const bot = startBotProcess({
        ...environmentOf(aws, slack),
        REDIS_URL: `redis://${owner}127.0.0.1:${world.server.port}${path}`,
        STATE_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
      });
      onTestFinished(() => bot.stop());
      await bot.ended;
      expect(bot.exitCode).toBe(2);
      const lines = bot.logTail().split('\n');
      expect(bot.logTail()).toMatch(sentence);
      expect(bot.logTail()).not.toMatch(/hidden|\n\s+at /);
      expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
    },
  );
});
