import { randomUUID } from 'node:crypto';
import { type CallBudget, LEARNING } from '../shared/call-budget.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { askRedis } from './redis-failure.ts';

/** How far in advance turns are given out. */
const AHEAD_MS = 250;
/** When no bot has asked for an operation for this long, its limit is forgotten. */
const KEPT_MS = 600_000;

/**
 * Gives out turns; a turn is the right to make one call at a certain time. All bots share the turns: the turns that one
 * bot does not want are left for the others.
 * KEYS: the operation. ARGV: `wanted`, `taken`, `isRefused`, `best` and `rate` of the question; the bot's id; how far
 * in advance turns are given out; how long the limit is kept; the values of LEARNING; the time, or '' for the time of
 * Redis's clock. Returns the rate, the number of turns and the milliseconds until the first one, or nothing if the
 * operation is not limited.
 */
const ASK = `
local wanted, taken, isRefused, best, known = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == '1', tonumber(ARGV[4]), tonumber(ARGV[5])
local bot, aheadMs, keptMs = 'best.' .. ARGV[6], tonumber(ARGV[7]), ARGV[8]
local least, free, oneCutMs, cut, growth = tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11]), tonumber(ARGV[12]), tonumber(ARGV[13])
local time = redis.call('TIME')
local now = tonumber(ARGV[14]) or time[1] * 1000 + time[2] / 1000
local stored = redis.call('HMGET', KEYS[1], 'rate', 'bornAt', 'cutAt', 'nextAt', 'second', 'taken', 'takenBefore', bot)
for index, value in ipairs(stored) do stored[index] = tonumber(value) end
local rate, bornAt, cutAt, nextAt, counted = stored[1], stored[2], stored[3], stored[4], stored[8] or 0
local second, takenNow, takenBefore = math.floor(now / 1000), stored[6] or 0, stored[7] or 0
if stored[5] ~= second then takenNow, takenBefore = 0, stored[5] == second - 1 and takenNow or 0 end
local isLearning = not rate or now < bornAt + oneCutMs
if not rate then
  if known <= 0 then return false end
  rate, bornAt, cutAt, nextAt = known, now, now, now
else
  rate = rate + taken * growth
  if isLearning and best > counted then rate = rate + best - counted end
  if not isLearning and isRefused and now >= cutAt + oneCutMs then
    rate, cutAt = math.max(least, math.min(rate * cut, math.max(takenNow, takenBefore))), now
  end
end
if rate > free then
  redis.call('DEL', KEYS[1])
  return false
end
if isLearning and best > counted then redis.call('HSET', KEYS[1], bot, ARGV[4]) end
local gap = 1000 / rate
local first = math.max(nextAt, now - gap)
local turns = math.min(wanted, math.max(1, math.floor((now + aheadMs - first) / gap)))
local function text(number) return string.format('%.3f', number) end
redis.call('HSET', KEYS[1], 'rate', text(rate), 'bornAt', text(bornAt), 'cutAt', text(cutAt), 'nextAt', text(first + turns * gap),
  'second', second, 'taken', takenNow + taken, 'takenBefore', takenBefore)
redis.call('PEXPIRE', KEYS[1], keptMs)
return { text(rate), turns, text(first - now) }`;

/**
 * Keeps the call budget of an installation in Redis. `ask` throws UpstreamError when Redis fails.
 * @param now returns epoch milliseconds; if absent, Redis's clock is used, which is the same for all bots
 */
export function createRedisCallBudget(redis: RedisClient, prefix: string, now?: () => number): CallBudget {
  redis.defineCommand('mfaDemoAskBudget', { numberOfKeys: 1, lua: ASK });
  const scripts = redis as RedisClient & { mfaDemoAskBudget(...values: (string | number)[]): Promise<Answer | null> };
  const bot = randomUUID();
  const { leastRate, freeAbove, oneCutMs, cut, growth } = LEARNING;
  const settings = [bot, AHEAD_MS, KEPT_MS, leastRate, freeAbove, oneCutMs, cut, growth];
  return {
    async ask(operation, { wanted, taken, isRefused, best, rate }) {
      const question = [wanted, taken, isRefused ? 1 : 0, best, rate];
      const key = `{${prefix}}:aws-budget:${operation}`;
      const answer = await askRedis(() => scripts.mfaDemoAskBudget(key, ...question, ...settings, now?.() ?? ''));
      return answer === null ? undefined : { rate: Number(answer[0]), turns: answer[1], firstInMs: Number(answer[2]) };
    },
  };
}

type Answer = [rate: string, turns: number, firstInMs: string];
