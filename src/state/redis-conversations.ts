import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { ConversationMemory } from '../scenario/ports/conversation-memory.ts';
import { conversationOfVersion1 } from './record-migrations.ts';
import { askRedis } from './redis-failure.ts';
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
export function createRedisConversations(redis: Redis, prefix: string): ConversationMemory {
  redis.defineCommand('mfaDemoReplaceFact', { numberOfKeys: 1, lua: REPLACE_FACT });
  const scripts = redis as Redis & { mfaDemoReplaceFact(...values: string[]): Promise<number> };

  return {
    async read(demoId) {
      const { record, ...fields } = await askRedis(() => redis.hgetall(recordKeyOf(prefix, demoId)));
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
