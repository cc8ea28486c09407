import type { Redis } from 'ioredis';
import { type Demo, isActive, type Participant } from '../scenario/demo.ts';
import { askRedis } from './redis-failure.ts';
import { CREATE_IF_NONE_ACTIVE, FIND_ACTIVE, FORGET, LIST_ACTIVE, SAVE } from './redis-scripts.ts';

type Who = Pick<Participant, 'workspaceId' | 'userId'>;

/** A demo's record as Redis keeps it. */
export interface StoredRecord {
  readonly demoId: string;
  readonly text: string;
}

/** Records and their two indexes in Redis. Knows keys and scripts, and nothing of what a record says. */
export interface RedisRecords {
  /** The record of the participant's active demo; nothing when the new one was created. */
  createIfNoneActive(demo: Demo, text: string): Promise<StoredRecord | undefined>;
  read(demoId: string): Promise<string | undefined>;
  findActive(who: Who): Promise<StoredRecord | undefined>;
  /** `text` holds the demo at its next version. Answers 'saved', 'gone', or the version that is stored. */
  save(demo: Demo, text: string): Promise<string>;
  /** Oldest first. */
  listActive(): Promise<StoredRecord[]>;
  /** Whether the record was still the same and is gone now. */
  forget(record: StoredRecord): Promise<boolean>;
}

/** All methods throw UpstreamError when Redis fails. */
export function createRedisRecords(redis: Redis, prefix: string, endedTtlMs: number): RedisRecords {
  const tagged = `{${prefix}}`;
  const recordPrefix = `${tagged}:demo:`;
  const indexes = [`${tagged}:active-by-participant`, `${tagged}:active-by-age`];
  const scripts = withScripts(redis);
  const keysOf = (demoId: string) => [...indexes, recordPrefix + demoId];

  return {
    async createIfNoneActive({ demoId, participant, createdAt }, text) {
      const values = [fieldOf(participant), demoId, text, createdAt, recordPrefix];
      return toRecord(await askRedis(() => scripts.mfaDemoCreate(...keysOf(demoId), ...values)));
    },
    async read(demoId) {
      return (await askRedis(() => redis.hget(recordPrefix + demoId, 'record'))) ?? undefined;
    },
    async findActive(who) {
      return toRecord(await askRedis(() => scripts.mfaDemoFindActive(...keysOf(''), fieldOf(who), recordPrefix)));
    },
    save(demo, text) {
      const { demoId, participant, version } = demo;
      const values = [fieldOf(participant), demoId, text, version, isActive(demo) ? '1' : '0', endedTtlMs];
      return askRedis(() => scripts.mfaDemoSave(...keysOf(demoId), ...values));
    },
    async listActive() {
      const found = await askRedis(() => scripts.mfaDemoListActive(...keysOf(''), recordPrefix));
      return found.map(([demoId, text]) => ({ demoId, text }));
    },
    async forget({ demoId, text }) {
      return (await askRedis(() => scripts.mfaDemoForget(...keysOf(demoId), demoId, text))) === 1;
    },
  };
}

type Script<T> = (...keysAndValues: (string | number)[]) => Promise<T>;
interface Scripts {
  mfaDemoCreate: Script<[string, string] | null>;
  mfaDemoSave: Script<string>;
  mfaDemoFindActive: Script<[string, string] | null>;
  mfaDemoListActive: Script<[string, string][]>;
  mfaDemoForget: Script<number>;
}

/** ioredis sends a script's hash, and its text only to a server that does not know it yet. */
function withScripts(redis: Redis): Scripts {
  redis.defineCommand('mfaDemoCreate', { numberOfKeys: 3, lua: CREATE_IF_NONE_ACTIVE });
  redis.defineCommand('mfaDemoSave', { numberOfKeys: 3, lua: SAVE });
  redis.defineCommand('mfaDemoFindActive', { numberOfKeys: 3, lua: FIND_ACTIVE });
  redis.defineCommand('mfaDemoListActive', { numberOfKeys: 3, lua: LIST_ACTIVE });
  redis.defineCommand('mfaDemoForget', { numberOfKeys: 3, lua: FORGET });
  return redis as Redis & Scripts;
}

function toRecord(found: [string, string] | null): StoredRecord | undefined {
  return found === null ? undefined : { demoId: found[0], text: found[1] };
}

/** As JSON, since ids that are only strung together could collide. */
function fieldOf(who: Who): string {
  return JSON.stringify([who.workspaceId, who.userId]);
}
