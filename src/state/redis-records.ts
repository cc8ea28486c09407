import { type Demo, isActive, isNobodys, type Participant, placeOf } from '../scenario/demo.ts';
import type { PreparedGroup } from '../scenario/ports/demo-store.ts';
import type { RedisClient } from '../shared/redis-client.ts';
import { pack, unpack } from './packed-text.ts';
import { waitingIn } from './prepared.ts';
import { askRedis, isWrongType } from './redis-failure.ts';
import {
  CREATE_IF_NONE_ACTIVE,
  FIND_ACTIVE,
  FORGET,
  HAND_OVER,
  LIST_ACTIVE,
  POP_PREPARED,
  RELEASE,
  SAVE,
} from './redis-scripts.ts';

type Who = Pick<Participant, 'workspaceId' | 'userId'>;

/** A demo's record as Redis keeps it. A field that is missing, or of another type, is an empty text. */
export interface StoredRecord {
  readonly demoId: string;
  /** The demo's version, as the scripts compare it. */
  readonly version: string;
  readonly text: string;
  /** The signature of the text; empty if an earlier version of the bot wrote the record. */
  readonly signature: string;
}

/** A text with its signature. */
export type SignedText = Pick<StoredRecord, 'text' | 'signature'>;

/** A record that the indexes list as active. */
export interface ListedRecord extends StoredRecord {
  /** The text as Redis keeps it: packed, unless an earlier version of the bot wrote it. */
  readonly kept: string;
  /** When the demo began, in epoch milliseconds, from the index. */
  readonly createdAt: number;
}

/** The records and their indexes in Redis: this part knows keys and scripts, but not the content of a record. */
export interface RedisRecords {
  /**
   * Creates the record, unless the participant already has an active demo. Returns the record of the active demo, or
   * undefined if the new record was created.
   */
  createIfNoneActive(demo: Demo, signed: SignedText): Promise<StoredRecord | undefined>;
  read(demoId: string): Promise<StoredRecord | undefined>;
  findActive(who: Who): Promise<StoredRecord | undefined>;
  /**
   * Saves a record.
   * @param demo the demo with the version that must be stored now
   * @param signed the text of the demo's next version
   * @returns 'saved', 'gone', or the version that is stored instead
   */
  save(demo: Demo, signed: SignedText): Promise<string>;
  /**
   * Takes the oldest waiting demo out of its group, and returns its id. Returns undefined if there is none, or `who`
   * has an active demo.
   */
  popPrepared(group: PreparedGroup, who: Who): Promise<string | undefined>;
  putBack(group: PreparedGroup, demo: Demo): Promise<void>;
  /**
   * Saves a record as `save` does, and gives the demo to its new participant. Returns 'has-another' if the participant
   * has an active demo.
   */
  handOver(demo: Demo, to: Who, signed: SignedText): Promise<string>;
  countPrepared(group: PreparedGroup): Promise<number>;
  /**
   * Returns how many active demos are older than this one, or equally old with a smaller id. For a demo that is not
   * saved yet, counts only older demos. O(log n).
   */
  countBefore(place: Pick<Demo, 'demoId' | 'createdAt'>): Promise<number>;
  /** Returns how many active demos are at each place (see `placeOf`). Reads one small hash. */
  countByStage(): Promise<ReadonlyMap<string, number>>;
  /** Returns all active records, oldest first. It includes damaged records and entries without a record. */
  listActive(): Promise<ListedRecord[]>;
  /**
   * Removes the participant's entry from the index if it names this demo, so that the participant can start another
   * demo.
   */
  release(who: Who, demoId: string): Promise<void>;
  /** Deletes the record if it has not changed since it was read. Returns whether it was deleted. */
  forget(record: ListedRecord): Promise<boolean>;
}

/** Returns the key of the hash with a demo's record and conversation. */
export function recordKeyOf(prefix: string, demoId: string): string {
  return `{${prefix}}:demo:${demoId}`;
}

/** Creates the access to records in Redis. All methods throw UpstreamError when Redis fails. */
export function createRedisRecords(redis: RedisClient, prefix: string, endedTtlMs: number): RedisRecords {
  const tagged = `{${prefix}}`;
  const recordPrefix = recordKeyOf(prefix, '');
  const byParticipant = `${tagged}:active-by-participant`;
  const byAge = `${tagged}:active-by-age`;
  const stages = `${tagged}:active-stages`;
  const counts = `${tagged}:active-by-stage`;
  const scripts = withScripts(redis);
  const keysOf = (demoId: string) => [byParticipant, byAge, recordPrefix + demoId, stages, counts];
  const groupKey = ({ workshopId, scenario }: PreparedGroup) => `${tagged}:prepared:${workshopId}:${scenario}`;
  /**
   * Returns the keys of a demo and of its group. The scripts change the group only for a prepared demo without a
   * participant.
   */
  const keysWithGroup = ({ demoId, workshopId = '', scenario }: Pick<Demo, 'demoId' | 'workshopId' | 'scenario'>) => [
    ...keysOf(demoId),
    groupKey({ workshopId, scenario }),
  ];

  return {
    async createIfNoneActive(demo, { text, signature }) {
      const { demoId, participant, createdAt } = demo;
      const values = [fieldOf(participant), demoId, pack(text), createdAt, recordPrefix, placeOf(demo), signature];
      const waits = waitingIn(demo) ? '1' : '';
      const found = await askRedis(() => scripts.mfaDemoCreate(...keysWithGroup(demo), ...values, waits));
      return found === null ? undefined : toRecord(found);
    },
    async read(demoId) {
      const fields = await askRedis(() => readFields(redis, recordPrefix + demoId));
      return fields && toRecord([demoId, ...fields]);
    },
    async findActive(who) {
      const found = await askRedis(() => scripts.mfaDemoFindActive(...keysOf(''), fieldOf(who), recordPrefix));
      return found === null ? undefined : toRecord(found);
    },
    save(demo, { text, signature }) {
      const { demoId, participant, version } = demo;
      const stage = isActive(demo) ? placeOf(demo) : '';
      const values = [fieldOf(participant), demoId, pack(text), version, stage, endedTtlMs, signature];
      const waitsNoMore = isNobodys(demo) && !waitingIn(demo) ? '1' : '';
      return askRedis(() => scripts.mfaDemoSave(...keysWithGroup(demo), ...values, waitsNoMore));
    },
    async popPrepared(group, who) {
      const keys = keysWithGroup({ demoId: '', ...group });
      return (await askRedis(() => scripts.mfaDemoPopPrepared(...keys, fieldOf(who), recordPrefix))) ?? undefined;
    },
    async putBack(group, { demoId, createdAt }) {
      await askRedis(() => redis.zadd(groupKey(group), createdAt, demoId));
    },
    handOver({ demoId, version, participant, phase, stage }, to, { text, signature }) {
      const place = placeOf({ phase, stage });
      const values = [fieldOf(to), demoId, pack(text), version, fieldOf(participant), signature, place, recordPrefix];
      return askRedis(() => scripts.mfaDemoHandOver(...keysOf(demoId), ...values));
    },
    countPrepared: (group) => askRedis(() => redis.zcard(groupKey(group))),
    async countBefore({ demoId, createdAt }) {
      const rank = await askRedis(() => redis.zrank(byAge, demoId));
      return rank ?? askRedis(() => redis.zcount(byAge, '-inf', `(${createdAt}`));
    },
    async countByStage() {
      const found = Object.entries(await askRedis(() => redis.hgetall(counts)));
      return new Map(found.map(([stage, count]) => [stage, Number.parseInt(count, 10) || 0]));
    },
    async listActive() {
      const found = await askRedis(() => scripts.mfaDemoListActive(...keysOf(''), recordPrefix));
      return found.map(([demoId, version, kept, signature, createdAt]) => ({
        ...toRecord([demoId, version, kept, signature]),
        kept,
        createdAt: Number(createdAt),
      }));
    },
    async release(who, demoId) {
      await askRedis(() => scripts.mfaDemoRelease(...keysOf(demoId), fieldOf(who), demoId));
    },
    async forget({ demoId, version, kept, signature }) {
      const values = [demoId, version, kept, signature];
      return (await askRedis(() => scripts.mfaDemoForget(...keysOf(demoId), ...values))) === 1;
    },
  };
}

type Script<T> = (...keysAndValues: (string | number)[]) => Promise<T>;
type Fields = [version: string, kept: string, signature: string];
interface Scripts {
  mfaDemoCreate: Script<[demoId: string, ...Fields] | null>;
  mfaDemoSave: Script<string>;
  mfaDemoPopPrepared: Script<string | null>;
  mfaDemoHandOver: Script<string>;
  mfaDemoFindActive: Script<[demoId: string, ...Fields] | null>;
  mfaDemoListActive: Script<[demoId: string, ...Fields, createdAt: string][]>;
  mfaDemoRelease: Script<number>;
  mfaDemoForget: Script<number>;
}

/** Defines the scripts. ioredis sends only a script's hash, and its text if the server does not know the hash. */
function withScripts(redis: RedisClient): Scripts {
  redis.defineCommand('mfaDemoCreate', { numberOfKeys: 6, lua: CREATE_IF_NONE_ACTIVE });
  redis.defineCommand('mfaDemoSave', { numberOfKeys: 6, lua: SAVE });
  redis.defineCommand('mfaDemoPopPrepared', { numberOfKeys: 6, lua: POP_PREPARED });
  redis.defineCommand('mfaDemoHandOver', { numberOfKeys: 5, lua: HAND_OVER });
  redis.defineCommand('mfaDemoFindActive', { numberOfKeys: 5, lua: FIND_ACTIVE });
  redis.defineCommand('mfaDemoListActive', { numberOfKeys: 5, lua: LIST_ACTIVE });
  redis.defineCommand('mfaDemoRelease', { numberOfKeys: 5, lua: RELEASE });
  redis.defineCommand('mfaDemoForget', { numberOfKeys: 5, lua: FORGET });
  return redis as RedisClient & Scripts;
}

function toRecord([demoId, version, kept, signature]: [demoId: string, ...Fields]): StoredRecord {
  return { demoId, version, text: unpackedOrAsItIs(kept), signature };
}

/**
 * Returns the kept text unchanged if it cannot be unpacked. Such a text is not a record, and the code that reads the
 * record reports this.
 */
function unpackedOrAsItIs(kept: string): string {
  try {
    return unpack(kept);
  } catch {
    return kept;
  }
}

/**
 * Returns undefined when there is no such record, and empty texts for a key of another type, which is a damaged record.
 */
async function readFields(redis: RedisClient, key: string): Promise<Fields | undefined> {
  try {
    const [version, kept, signature] = await redis.hmget(key, 'version', 'record', 'signature');
    return version || kept ? [version ?? '', kept ?? '', signature ?? ''] : undefined;
  } catch (error) {
    if (isWrongType(error)) return ['', '', ''];
    throw error;
  }
}

/** Returns the participant's field in the index. It is JSON, because ids that are only joined could collide. */
function fieldOf(who: Who): string {
  return JSON.stringify([who.workspaceId, who.userId]);
}
