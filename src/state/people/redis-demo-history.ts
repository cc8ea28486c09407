import type { Clock } from '../../scenario/ports/clock.ts';
import { type DemoHistory, MOST_PAST_DEMOS, PAST_DEMO_KEPT_MS } from '../../scenario/ports/demo-history.ts';
import type { RedisClient } from '../../shared/redis-client.ts';
import { askRedis } from '../redis-failure.ts';
import { encodePastDemo, readPastDemos } from './past-demo-record.ts';

interface RedisHistoryParts {
  readonly redis: RedisClient;
  /** The first part of each key, without its braces. Installations that share a Redis need different prefixes. */
  readonly prefix: string;
  readonly clock: Clock;
}

/**
 * Adds an entry. Members are `<demo id> <entry>`, so that a second entry of the same demo replaces the first one, even
 * if another version of the bot wrote the first one.
 * KEYS: the participant's sorted set. ARGV: demo id, entry, endedAt, how many entries are kept, lifetime in
 * milliseconds.
 */
const ADD = `
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if string.find(member, ARGV[1] .. ' ', 1, true) == 1 then redis.call('ZREM', KEYS[1], member) end
end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1] .. ' ' .. ARGV[2])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - ARGV[4])
return redis.call('PEXPIRE', KEYS[1], ARGV[5])`;

/**
 * Keeps the history of each participant in a sorted set, which expires as a whole PAST_DEMO_KEPT_MS after the last demo
 * was added. All methods throw UpstreamError when Redis fails.
 */
export function createRedisDemoHistory({ redis, prefix, clock }: RedisHistoryParts): DemoHistory {
  redis.defineCommand('mfaDemoAddPast', { numberOfKeys: 1, lua: ADD });
  const scripts = redis as RedisClient & { mfaDemoAddPast(...values: (string | number)[]): Promise<number> };
  const keyOf = ({ workspaceId, userId }: Parameters<DemoHistory['list']>[0]) =>
    `{${prefix}}:history:${JSON.stringify([workspaceId, userId])}`;

  return {
    async add(who, past) {
      const values = [past.demoId, encodePastDemo(past), past.endedAt, MOST_PAST_DEMOS, PAST_DEMO_KEPT_MS];
      await askRedis(() => scripts.mfaDemoAddPast(keyOf(who), ...values));
    },
    async list(who) {
      const members = await askRedis(() => redis.zrange(keyOf(who), 0, -1));
      const texts = members.map((member) => member.slice(member.indexOf(' ') + 1));
      return readPastDemos(texts, clock.now());
    },
  };
}
