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
  /** Begins the key, in braces: installations that share a Redis need different ones. */
  readonly prefix: string;
}

/**
 * ARGV: the record, how long records are kept in seconds. By Redis's own time, which also makes the ids: a bot whose clock is wrong
 * would remove what the others have written.
 */
const APPEND = `
local oldest = redis.call('TIME')[1] - ARGV[2]
return redis.call('XADD', KEYS[1], 'MINID', '~', string.format('%.0f', oldest * 1000), '*', 'record', ARGV[1])`;

/** A Redis stream (6.2 or newer); what is older than 90 days is trimmed as new records come. */
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

/** A record that another version wrote differently is passed over: the others still tell their part. */
function readable(text: string): AuditRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Lost with the process, as everything else is that is kept in memory. */
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
