import { type CallLog, FIRST_CALLS, MOST_CALLS } from '../scenario/ports/call-log.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { readLine, readStoredCall, storedCall } from './recorded-call.ts';
import { askRedis } from './redis-failure.ts';
import { recordKeyOf } from './redis-records.ts';
import { APPEND_CALL, CALLS_SUFFIX } from './redis-scripts.ts';

/** Stores the calls of a demo in a list beside its record, which expires with it. All methods throw UpstreamError when Redis fails. */
export function createRedisCallLog(redis: RedisClient, prefix: string): CallLog {
  redis.defineCommand('mfaDemoAppendCall', { numberOfKeys: 2, lua: APPEND_CALL });
  const scripts = redis as RedisClient & { mfaDemoAppendCall(...values: (string | number)[]): Promise<number> };
  const keysOf = (demoId: string): [record: string, calls: string] => {
    const record = recordKeyOf(prefix, demoId);
    return [record, record + CALLS_SUFFIX];
  };

  return {
    async append(demoId, call) {
      const { same, newest, times } = storedCall(call);
      const values = [same, newest, times, MOST_CALLS, FIRST_CALLS];
      await askRedis(() => scripts.mfaDemoAppendCall(...keysOf(demoId), ...values));
    },
    async read(demoId) {
      const [, calls] = keysOf(demoId);
      const texts = await askRedis(() => redis.lrange(calls, 0, -1));
      return texts.flatMap((text) => readLine(text) ?? []).map(readStoredCall);
    },
  };
}
