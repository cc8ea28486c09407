import { type Demo, isActive, type Participant, placeOf } from '../scenario/demo.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { askRedis } from './redis-failure.ts';
import { CREATE_IF_NONE_ACTIVE, FIND_ACTIVE, FORGET, LIST_ACTIVE, SAVE } from './redis-scripts.ts';

type Who = Pick<Participant, 'workspaceId' | 'userId'>;

/** A demo's record as Redis keeps it. */
export interface StoredRecord {
  readonly demoId: string;
  readonly text: string;
}

/** Records and their indexes in Redis. Knows keys and scripts, and nothing of what a record says. */
export interface RedisRecords {
  /** The record of the participant's active demo; nothing when the new one was created. */
  createIfNoneActive(demo: Demo, text: string): Promise<StoredRecord | undefined>;
  read(demoId: string): Promise<string | undefined>;
  findActive(who: Who): Promise<StoredRecord | undefined>;
  /** `text` holds the demo at its next version. Answers 'saved', 'gone', or the version that is stored. */
  save(demo: Demo, text: string): Promise<string>;
  /** How many active demos are older, or as old with a smaller id. O(log n). */
  countBefore(place: Pick<Demo, 'demoId' | 'createdAt'>): Promise<number>;
  /** How many active demos there are in each stage; reads one small hash. */
  countByStage(): Promise<ReadonlyMap<string, number>>;
  /** Oldest first. */
  listActive(): Promise<StoredRecord[]>;
  /** Whether the record was still the same and is gone now. */
  forget(record: StoredRecord): Promise<boolean>;
}

/** Where a demo's record and its conversation are. */
export function recordKeyOf(prefix: string, demoId: string): string {
  return `{${prefix}}:demo:${demoId}`;
}

/** All methods throw UpstreamError when Redis fails. */
export function createRedisRecords(redis: RedisClient, prefix: string, endedTtlMs: number): RedisRecords {
  const tagged = `{${prefix}}`;
  const recordPrefix = recordKeyOf(prefix, '');
  const byParticipant = `${tagged}:active-by-participant`;
  const byAge = `${tagged}:active-by-age`;
  const stages = `${tagged}:active-stages`;
  const counts = `${tagged}:active-by-stage`;
  const scripts = withScripts(redis);
  const keysOf = (demoId: string) => [byParticipant, byAge, recordPrefix + demoId, stages, counts];

  return {
    async createIfNoneActive(demo, text) {
      const { demoId, participant, createdAt } = demo;
      const values = [fieldOf(participant), demoId, text, createdAt, recordPrefix, placeOf(demo)];
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
      const values = [fieldOf(participant), demoId, text, version, isActive(demo) ? placeOf(demo) : '', endedTtlMs];
      return askRedis(() => scripts.mfaDemoSave(...keysOf(demoId), ...values));
    },
    async countBefore({ demoId, createdAt }) {
      const rank = await askRedis(() => redis.zrank(byAge, demoId));
      return rank ?? askRedis(() => redis.zcount(byAge, '-inf', `(${createdAt}`));
    },
    async countByStage() {
      const found = Object.entries(await askRedis(() => redis.hgetall(counts)));
      return new Map(found.map(([stage, count]) => [stage, Number(count)]));
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
function withScripts(redis: RedisClient): Scripts {
  redis.defineCommand('mfaDemoCreate', { numberOfKeys: 5, lua: CREATE_IF_NONE_ACTIVE });
  redis.defineCommand('mfaDemoSave', { numberOfKeys: 5, lua: SAVE });
  redis.defineCommand('mfaDemoFindActive', { numberOfKeys: 5, lua: FIND_ACTIVE });
  redis.defineCommand('mfaDemoListActive', { numberOfKeys: 5, lua: LIST_ACTIVE });
  redis.defineCommand('mfaDemoForget', { numberOfKeys: 5, lua: FORGET });
  return redis as RedisClient & Scripts;
}

function toRecord(found: [string, string] | null): StoredRecord | undefined {
  return found === null ? undefined : { demoId: found[0], text: found[1] };
}

/** As JSON, since ids that are only strung together could collide. */
function fieldOf(who: Who): string {
  return JSON.stringify([who.workspaceId, who.userId]);
}
