import { ConflictError } from '../errors.ts';
import { type Demo, isActive, type Participant } from '../scenario/demo.ts';
import type { DemoStore, UnreadableRecords } from '../scenario/ports/demo-store.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { createClaims } from './redis-claims.ts';
import { createRedisRecords, type ListedRecord, type SignedText, type StoredRecord } from './redis-records.ts';
import type { Sealer } from './sealer.ts';
import { fromStored, toSigned } from './stored-demo.ts';

/** So that old buttons and a late look at the receipt can be answered. */
const ENDED_TTL_MS = 24 * 3_600_000;

/** A demo whose record cannot be read is active until it is forgotten: its AWS resources still have to go. */
export interface RedisDemoStore extends DemoStore, UnreadableRecords {}

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

  function decode(stored: StoredRecord): Demo {
    try {
      return fromStored(stored, sealer, scenarios);
    } catch (error) {
      onUnreadable?.(stored.demoId, error);
      throw error;
    }
  }

  /** One that has ended is not listed: where it is, record and index contradict each other. */
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

  /** @param next the demo's next version @param answer to its save: says whether it is stored now */
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
        // Sent again because the first answer was lost with the connection: the demo found is the one just created.
        if (found.demoId === demo.demoId) return { created: true, demo: active };
        if (isOf(active, demo.participant) && isActive(active)) return { created: false, active };
        if (tries >= MOST_TRIES) throw new Error('The index of active demos changes all the time.');
        await records.release(demo.participant, found.demoId);
      }
    },

    load,

    async findActive(who) {
      const found = await records.findActive(who);
      const demo = found && decode(found);
      return demo && isOf(demo, who) && isActive(demo) ? demo : undefined;
    },

    // This is the fence behind every lock: a worker that lost its lock on a demo, and with it the right to go on,
    // cannot save over what its successor saved.
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

/** An index entry that is wrong is removed with the first look; one more try is for somebody who comes in between. */
const MOST_TRIES = 3;

function isOf({ participant }: Demo, who: Pick<Participant, 'workspaceId' | 'userId'>): boolean {
  return participant.workspaceId === who.workspaceId && participant.userId === who.userId;
}

function asNew({ demoId, version }: Demo, signed: SignedText): StoredRecord {
  return { demoId, version: String(version), ...signed };
}
