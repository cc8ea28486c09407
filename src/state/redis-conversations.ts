import * as z from 'zod';
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

const FACTS = Object.keys(factsSchema.shape);
const FIELDS = FACTS.map((fact) => FACT_PREFIX + fact);

/**
 * Keeps each fact of a conversation as a field of the hash that has the demo's record, so that both expire together.
 * Saving the demo does not change the facts, and saving a fact does not change the demo. All methods throw
 * UpstreamError when Redis fails.
 */
export function createRedisConversations(redis: RedisClient, prefix: string): ConversationMemory {
  redis.defineCommand('mfaDemoReplaceFact', { numberOfKeys: 1, lua: REPLACE_FACT });
  const scripts = redis as RedisClient & { mfaDemoReplaceFact(...values: string[]): Promise<number> };

  return {
    async read(demoId) {
      const key = recordKeyOf(prefix, demoId);
      const values = await askRedis(() => valuesOf(redis, key, FIELDS));
      const facts = FACTS.flatMap((fact, index) => (values[index] == null ? [] : [[fact, values[index]]]));
      if (facts.length > 0) return factsSchema.parse(Object.fromEntries(facts));
      // If there are no such fields, the conversation may still be inside a record of version 1. The next save of the
      // record or of a fact copies it into fields.
      const [record] = await askRedis(() => valuesOf(redis, key, ['record']));
      return factsSchema.parse(conversationOfVersion1(record ?? undefined));
    },
    async replace(demoId, fact, before, now) {
      const values = [recordKeyOf(prefix, demoId), FACT_PREFIX + fact, before ?? '', now];
      return (await askRedis(() => scripts.mfaDemoReplaceFact(...values))) === 1;
    },
  };
}

/** Returns the values of fields of a hash. A key of another type is a damaged record and has no facts. */
async function valuesOf(redis: RedisClient, key: string, fields: readonly string[]): Promise<(string | null)[]> {
  try {
    return await redis.hmget(key, ...fields);
  } catch (error) {
    if (isWrongType(error)) return [];
    throw error;
  }
}
