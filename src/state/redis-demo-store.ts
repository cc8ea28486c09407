import { ConflictError } from '../errors.ts';
import { type Demo, isActive, type Participant } from '../scenario/demo.ts';
import type { DemoStore, UnreadableRecords } from '../scenario/ports/demo-store.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { createClaims } from './redis-claims.ts';
import { createRedisRecords, type ListedRecord, type SignedText, type StoredRecord } from './redis-records.ts';
import type { Sealer } from './sealer.ts';
import { fromStored, toSigned } from './stored-demo.ts';

/** How long an ended demo is kept, so that the bot can still answer old buttons and show the receipt. */
const ENDED_TTL_MS = 24 * 3_600_000;

/**
 * A demo whose record cannot be read counts as active until `forgetUnreadable` deletes the record, because the demo's
 * AWS resources must still be deleted.
 */
export interface RedisDemoStore extends DemoStore, UnreadableRecords {}

export interface RedisDemoStoreOptions {
  readonly redis: RedisClient;
  /** The first part of each key, without its braces. Installations that share a Redis need different prefixes. */
  readonly prefix: string;
  readonly sealer: Sealer;
  /** Their schemas say which parts of a demo's state are secret. */
  readonly scenarios: Scenarios;
  /** Called for each record that cannot be read. The error has no value of the record. */
  readonly onUnreadable?: (demoId: string, error: unknown) => void;
  /** How long an ended demo is kept, in milliseconds. Other demos never expire. */
  readonly endedTtlMs?: number;
}

/** Keeps demos in Redis (6.2 or newer). All methods also throw UpstreamError when Redis fails. */
export function createRedisDemoStore(options: RedisDemoStoreOptions): RedisDemoStore {
  const { sealer, scenarios, onUnreadable } = options;
  const records = createRedisRecords(options.redis, options.prefix, options.endedTtlMs ?? ENDED_TTL_MS);

  function decode(stored: StoredRecord): Demo {
    try {
      return fromStored(stored, sealer, scenarios);
    } catch (error) {
      onUnreadable?.(stored.demoId, error);
      throw error;
    }
  }

  /** Returns false for an ended demo too: a demo that is ended and still listed as active is damaged. */
  function canRead(stored: ListedRecord): boolean {
    try {
      return isActive(fromStored(stored, sealer, scenarios));
    } catch {
      return false;
    }
  }

  function decodeIfReadable(stored: ListedRecord): Demo[] {
    try {
      return [decode(stored)].filter(isActive);
    } catch {
      return [];
    }
  }

  async function load(demoId: string): Promise<Demo | undefined> {
    const stored = await records.read(demoId);
    return stored && decode(stored);
  }

  /**
   * Returns the saved demo.
   * @param next the demo's next version
   * @param answer the script's answer to the save
   * @throws ConflictError when the answer is not 'saved'
   */
  function savedAs(next: Demo, signed: SignedText, answer: string): Demo {
    const before = next.version - 1;
    if (answer === 'gone') throw new ConflictError(`Demo ${next.demoId} is gone.`);
    if (answer !== 'saved') throw new ConflictError(`Demo ${next.demoId} is at version ${answer}, not ${before}.`);
    return fromStored(asNew(next, signed), sealer, scenarios);
  }

  return {
    async createIfNoneActive(demo) {
      const signed = toSigned(demo, sealer);
      for (let tries = 1; ; tries++) {
        const found = await records.createIfNoneActive(demo, signed);
        if (found === undefined) return { created: true, demo: fromStored(asNew(demo, signed), sealer, scenarios) };
        const active = decode(found);
        // The script ran twice, because the first answer was lost with the connection: this is the demo that was just
        // created.
        if (found.demoId === demo.demoId) return { created: true, demo: active };
        if (isOf(active, demo.participant) && isActive(active)) return { created: false, active };
        if (tries >= MOST_TRIES) throw new Error('The index of active demos is still wrong after the last try.');
        await records.release(demo.participant, found.demoId);
      }
    },

    load,

    async findActive(who) {
      const found = await records.findActive(who);
      const demo = found && decode(found);
      return demo && isOf(demo, who) && isActive(demo) ? demo : undefined;
    },

    // The version protects a demo even if a worker has lost the demo's lock: that worker cannot overwrite the record
    // that the next holder of the lock has saved.
    async save(demo) {
      const next = { ...demo, version: demo.version + 1 };
      const signed = toSigned(next, sealer);
      return savedAs(next, signed, await records.save(demo, signed));
    },

    claimPrepared: createClaims({ records, load, sealer, savedAs }),
    countPrepared: (group) => records.countPrepared(group),

    countBefore: (place) => records.countBefore(place),
    countByStage: () => records.countByStage(),

    async listActive() {
      return (await records.listActive()).flatMap(decodeIfReadable);
    },

    async listUnreadable() {
      const all = await records.listActive();
      return all.filter((stored) => !canRead(stored)).map(({ demoId, createdAt }) => ({ demoId, createdAt }));
    },

    async forgetUnreadable(demoId) {
      const stored = (await records.listActive()).find((each) => each.demoId === demoId);
      if (stored === undefined || canRead(stored)) return false;
      return records.forget(stored);
    },
  };
}

/**
 * If the first try finds a wrong index entry, it removes the entry for the second try. The third try is needed if
 * another process changes the index at the same time.
 */
const MOST_TRIES = 3;

function isOf({ participant }: Demo, who: Pick<Participant, 'workspaceId' | 'userId'>): boolean {
  return participant.workspaceId === who.workspaceId && participant.userId === who.userId;
}

function asNew({ demoId, version }: Demo, signed: SignedText): StoredRecord {
  return { demoId, version: String(version), ...signed };
}
