import { type CallLog, FIRST_CALLS, MOST_CALLS } from '../scenario/ports/call-log.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { packCall, readLine, readStoredCall, storedCall } from './recorded-call.ts';
import { askRedis } from './redis-failure.ts';
import { recordKeyOf } from './redis-records.ts';
import { APPEND_CALL, CALLS_SUFFIX } from './redis-scripts.ts';

/**
 * Keeps the AWS calls of a demo in a list that expires together with the demo's record. All methods throw UpstreamError
 * when Redis fails.
 */
export function createRedisCallLog(redis: RedisClient, prefix: string): CallLog {
  redis.defineCommand('mfaDemoAppendCalls', { numberOfKeys: 2, lua: APPEND_CALL });
  const scripts = redis as RedisClient & { mfaDemoAppendCalls(...values: (string | number)[]): Promise<number> };
  const keysOf = (demoId: string): [record: string, calls: string] => {
    const record = recordKeyOf(prefix, demoId);
    return [record, record + CALLS_SUFFIX];
  };

  return {
    async append(demoId, calls) {
      const packed = calls.map((call) => packCall(demoId, storedCall(call)));
      const values = packed.flatMap(({ same, newest, times }) => [same, newest, times]);
      await askRedis(() => scripts.mfaDemoAppendCalls(...keysOf(demoId), MOST_CALLS, FIRST_CALLS, ...values));
    },
    async read(demoId) {
      const [, calls] = keysOf(demoId);
      const texts = await askRedis(() => redis.lrange(calls, 0, -1));
      return texts.flatMap((text) => readLine(demoId, text) ?? []).map(readStoredCall);
    },
  };
}
