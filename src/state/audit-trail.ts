import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { AuditTrail } from '../scenario/ports/audit-trail.ts';
import type { Clock } from '../scenario/ports/clock.ts';
import type { AuditRecord } from '../shared/audit-record.ts';
import { askRedis } from './redis-failure.ts';

const KEPT_MS = 90 * 24 * 3_600_000;
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
  readonly redis: Redis;
  /** Begins the key, in braces: installations that share a Redis need different ones. */
  readonly prefix: string;
  readonly clock: Clock;
}

/** A Redis stream (6.2 or newer); what is older than 90 days is trimmed as new records come. */
export function createRedisAuditTrail({ redis, prefix, clock }: RedisTrailParts): AuditTrail {
  const key = `{${prefix}}:audit`;
  return {
    append: (record) =>
      askRedis(async () => {
        const oldest = String(clock.now() - KEPT_MS);
        await redis.xadd(key, 'MINID', '~', oldest, '*', 'record', JSON.stringify(record));
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
