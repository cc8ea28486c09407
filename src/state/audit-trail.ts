import * as z from 'zod';
import type { AuditTrail } from '../scenario/ports/audit-trail.ts';
import type { AuditRecord } from '../shared/audit-record.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { askRedis } from './redis-failure.ts';

const KEPT_SECONDS = 90 * 24 * 3_600;
const PAGE = 500;
const MOST_IN_MEMORY = 10_000;

const recordSchema = z.object({
  at: z.number(),
  event: z.string(),
  demoId: z.string().optional(),
  workspaceId: z.string().optional(),
  participantId: z.string().optional(),
  byUserId: z.string().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  awsRequestIds: z.array(z.string()),
});

interface RedisTrailParts {
  readonly redis: RedisClient;
  /** The first part of the key, without its braces. Installations that share a Redis need different prefixes. */
  readonly prefix: string;
}

/**
 * Adds a record and deletes old ones. Redis's clock decides which records are old, and it also makes the ids. If each
 * bot used its own clock, a bot with a wrong clock would delete records of the other bots. The trimming is exact,
 * because docs/security.md promises it: `~` would keep old records that share a node of the stream with newer ones.
 * ARGV: the record; how long records are kept, in seconds.
 */
const APPEND = `
local oldest = redis.call('TIME')[1] - ARGV[2]
return redis.call('XADD', KEYS[1], 'MINID', '=', string.format('%.0f', oldest * 1000), '*', 'record', ARGV[1])`;

/**
 * Keeps the audit trail in a Redis stream (6.2 or newer). Each append deletes records that are older than 90 days.
 * Throws UpstreamError when Redis fails.
 */
export function createRedisAuditTrail({ redis, prefix }: RedisTrailParts): AuditTrail {
  const key = `{${prefix}}:audit`;
  redis.defineCommand('mfaDemoAppendAudit', { numberOfKeys: 1, lua: APPEND });
  const scripts = redis as RedisClient & { mfaDemoAppendAudit(...values: (string | number)[]): Promise<string> };
  return {
    append: (record) =>
      askRedis(async () => {
        await scripts.mfaDemoAppendAudit(key, JSON.stringify(record), KEPT_SECONDS);
      }),
    async *read(since) {
      for (let from = String(since); ; ) {
        const entries = await askRedis(() => redis.xrange(key, from, '+', 'COUNT', PAGE));
        for (const [, [, text = '']] of entries) {
          const record = readable(text);
          if (record) yield record;
        }
        const last = entries.at(-1)?.[0];
        if (last === undefined || entries.length < PAGE) return;
        from = `(${last}`;
      }
    },
  };
}

/** Returns undefined for a record that another version of the bot wrote in another form. The reader skips it. */
function readable(text: string): AuditRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Keeps the newest 10,000 records in memory. They are lost when the process ends. */
export function createMemoryAuditTrail(): AuditTrail {
  const records: AuditRecord[] = [];
  return {
    append: async (record) => {
      records.push(record);
      if (records.length > MOST_IN_MEMORY) records.shift();
    },
    async *read(since) {
      yield* records.filter(({ at }) => at >= since);
    },
  };
}
