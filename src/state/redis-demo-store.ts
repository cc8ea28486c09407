import { ConflictError } from '../errors.ts';
import type { Demo } from '../scenario/demo.ts';
import type { DemoStore } from '../scenario/ports/demo-store.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { decodeDemo, encodeDemo } from './demo-record.ts';
import { createRedisRecords, type StoredRecord } from './redis-records.ts';
import type { Sealer } from './sealer.ts';

/** So that old buttons and a late look at the receipt can be answered. */
const ENDED_TTL_MS = 24 * 3_600_000;

/** What to do with records that cannot be read: damaged, or written by another version of the bot. */
export interface RedisDemoStore extends DemoStore {
  /** The ids of active demos whose records cannot be read; oldest first. Their AWS resources still have to go. */
  listUnreadable(): Promise<string[]>;
  /**
   * Drops an unreadable demo and frees its participant: to be called once nothing of it is left in AWS.
   * Answers false, and changes nothing, when the record can be read or is gone.
   */
  forgetUnreadable(demoId: string): Promise<boolean>;
}

export interface RedisDemoStoreOptions {
  readonly redis: RedisClient;
  /** Begins every key, in braces: installations that share a Redis need different ones. */
  readonly prefix: string;
  readonly sealer: Sealer;
  /** Their schemas say which parts of a demo's state are secret. */
  readonly scenarios: Scenarios;
  /** Told whenever an unreadable record was met. The error has no value of the record. */
  readonly onUnreadable?: (demoId: string, error: unknown) => void;
  /** How long an ended demo is remembered, in milliseconds. Others are never forgotten. */
  readonly endedTtlMs?: number;
}

/** Remembers demos in Redis 6.2 or newer. All methods also throw UpstreamError when Redis fails. */
export function createRedisDemoStore(options: RedisDemoStoreOptions): RedisDemoStore {
  const { sealer, scenarios, onUnreadable } = options;
  const records = createRedisRecords(options.redis, options.prefix, options.endedTtlMs ?? ENDED_TTL_MS);

  function decode({ demoId, text }: StoredRecord): Demo {
    try {
      return decodeDemo(text, sealer, scenarios);
    } catch (error) {
      onUnreadable?.(demoId, error);
      throw error;
    }
  }

  function canRead({ text }: StoredRecord): boolean {
    try {
      decodeDemo(text, sealer, scenarios);
      return true;
    } catch {
      return false;
    }
  }

  function decodeIfReadable(record: StoredRecord): Demo[] {
    try {
      return [decode(record)];
    } catch {
      return [];
    }
  }

  return {
    async createIfNoneActive(demo) {
      const text = encodeDemo(demo, sealer);
      const found = await records.createIfNoneActive(demo, text);
      if (found === undefined) return { created: true, demo: decodeDemo(text, sealer, scenarios) };
      const active = decode(found);
      // Sent again because the first answer was lost with the connection: the demo found is the one just created.
      return found.demoId === demo.demoId ? { created: true, demo: active } : { created: false, active };
    },

    async load(demoId) {
      const text = await records.read(demoId);
      return text === undefined ? undefined : decode({ demoId, text });
    },

    async findActive(who) {
      const found = await records.findActive(who);
      return found && decode(found);
    },

    // This is the fence behind every lock: a worker that lost its lock on a demo, and with it the right to go on,
    // cannot save over what its successor saved.
    async save(demo) {
      const text = encodeDemo({ ...demo, version: demo.version + 1 }, sealer);
      const answer = await records.save(demo, text);
      if (answer === 'gone') throw new ConflictError(`Demo ${demo.demoId} is gone.`);
      if (answer !== 'saved') {
        throw new ConflictError(`Demo ${demo.demoId} is at version ${answer}, not ${demo.version}.`);
      }
      return decodeDemo(text, sealer, scenarios);
    },

    countBefore: (place) => records.countBefore(place),
    countByStage: () => records.countByStage(),

    async listActive() {
      return (await records.listActive()).flatMap(decodeIfReadable);
    },

    async listUnreadable() {
      const all = await records.listActive();
      return all.filter((record) => !canRead(record)).map(({ demoId }) => demoId);
    },

    async forgetUnreadable(demoId) {
      const text = await records.read(demoId);
      if (text === undefined || canRead({ demoId, text })) return false;
      return records.forget({ demoId, text });
    },
  };
}
