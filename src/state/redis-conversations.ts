import { z } from 'zod';
import type { ConversationMemory } from '../scenario/ports/conversation-memory.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { conversationOfVersion1 } from './record-migrations.ts';
import { askRedis, isWrongType } from './redis-failure.ts';
import { recordKeyOf } from './redis-records.ts';
import { FACT_PREFIX, REPLACE_FACT } from './redis-scripts.ts';

const factsSchema = z.object({
  channelId: z.string().optional(),
  progressTs: z.string().optional(),
  qrMessageTs: z.string().optional(),
  qrFileId: z.string().optional(),
  shownQrFileId: z.string().optional(),
  turnNotice: z.string().optional(),
  reminderTs: z.string().optional(),
  waitingWindow: z.string().optional(),
  takeHome: z.string().optional(),
  alerts: z.string().optional(),
  strays: z.string().optional(),
  untold: z.string().optional(),
  pictureRefused: z.string().optional(),
});

/**
 * Stores each fact as a field beside the demo's record, in the same hash, so that it lives as long as the record. Saving the
 * demo does not change the facts, and the other way round. All methods throw UpstreamError when Redis fails.
 */
export function createRedisConversations(redis: RedisClient, prefix: string): ConversationMemory {
  redis.defineCommand('mfaDemoReplaceFact', { numberOfKeys: 1, lua: REPLACE_FACT });
  const scripts = redis as RedisClient & { mfaDemoReplaceFact(...values: string[]): Promise<number> };

  return {
    async read(demoId) {
      const { record, ...fields } = await askRedis(() => fieldsOf(redis, recordKeyOf(prefix, demoId)));
      const facts = Object.entries(fields)
        .filter(([field]) => field.startsWith(FACT_PREFIX))
        .map(([field, value]) => [field.slice(FACT_PREFIX.length), value]);
      return factsSchema.parse({ ...conversationOfVersion1(record), ...Object.fromEntries(facts) });
    },
    async replace(demoId, fact, before, now) {
      const values = [recordKeyOf(prefix, demoId), FACT_PREFIX + fact, before ?? '', now];
      return (await askRedis(() => scripts.mfaDemoReplaceFact(...values))) === 1;
    },
  };
}

/** In the place of a damaged record that is no hash any more there are no facts. */
async function fieldsOf(redis: RedisClient, key: string): Promise<Record<string, string>> {
  try {
    return await redis.hgetall(key);
  } catch (error) {
    if (isWrongType(error)) return {};
    throw error;
  }
}
