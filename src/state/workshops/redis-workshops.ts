import type { RedisClient } from '../../shared/redis-client.ts';
import { askRedis } from '../redis-failure.ts';
import { ADD_NUMBERED, OPEN, RELEASE, REPLACE, SAVE, SET } from './redis-workshop-scripts.ts';
import { channelField, ENDED_WORKSHOP_TTL_MS, NUMBER, type WorkshopHashes } from './workshop-hashes.ts';
import { createWorkshopStore } from './workshop-store.ts';

type Script<T> = (...keysAndValues: (string | number)[]) => Promise<T>;
interface Scripts {
  mfaWorkshopOpen: Script<string | null>;
  mfaWorkshopSave: Script<string>;
  mfaWorkshopAdd: Script<[isNew: number, text: string] | null>;
  mfaWorkshopSet: Script<number>;
  mfaWorkshopReplace: Script<number>;
  mfaWorkshopRelease: Script<number>;
}

/** Keeps workshops in Redis. All methods also throw UpstreamError when Redis fails. */
export function createRedisWorkshops(redis: RedisClient, prefix: string) {
  return createWorkshopStore(redisHashes(withScripts(redis), prefix));
}

function withScripts(redis: RedisClient): RedisClient & Scripts {
  redis.defineCommand('mfaWorkshopOpen', { numberOfKeys: 2, lua: OPEN });
  redis.defineCommand('mfaWorkshopSave', { numberOfKeys: 2, lua: SAVE });
  redis.defineCommand('mfaWorkshopAdd', { numberOfKeys: 2, lua: ADD_NUMBERED });
  redis.defineCommand('mfaWorkshopSet', { numberOfKeys: 2, lua: SET });
  redis.defineCommand('mfaWorkshopReplace', { numberOfKeys: 2, lua: REPLACE });
  redis.defineCommand('mfaWorkshopRelease', { numberOfKeys: 2, lua: RELEASE });
  return redis as RedisClient & Scripts;
}

function redisHashes(redis: RedisClient & Scripts, prefix: string): WorkshopHashes {
  const index = `{${prefix}}:workshops`;
  const keyPrefix = `{${prefix}}:workshop:`;
  const keys = (workshopId: string) => [index, keyPrefix + workshopId];
  return {
    open: async (workshop, record) => {
      const values = [channelField(workshop), workshop.workshopId, record, keyPrefix];
      return (await askRedis(() => redis.mfaWorkshopOpen(...keys(workshop.workshopId), ...values))) ?? undefined;
    },
    save: (workshop, before, record) => {
      const lifetime = workshop.phase === 'ended' ? ENDED_WORKSHOP_TTL_MS : '';
      const values = [channelField(workshop), workshop.workshopId, record, before, lifetime];
      return askRedis(() => redis.mfaWorkshopSave(...keys(workshop.workshopId), ...values));
    },
    inChannel: async (channel) => (await askRedis(() => redis.hget(index, channelField(channel)))) ?? undefined,
    release: async (channel, workshopId) => {
      await askRedis(() => redis.mfaWorkshopRelease(...keys(workshopId), channelField(channel), workshopId));
    },
    listOpen: () => askRedis(() => redis.hvals(index)),
    read: (workshopId) => askRedis(() => redis.hgetall(keyPrefix + workshopId)),
    readFields: async (workshopId, fields) => {
      const values = await askRedis(() => redis.hmget(keyPrefix + workshopId, ...fields));
      return values.map((value) => value ?? undefined);
    },
    addNumbered: async (workshopId, field, text) => {
      const added = await askRedis(() => redis.mfaWorkshopAdd(...keys(workshopId), field, text, NUMBER));
      return added === null ? undefined : { isNew: added[0] === 1, text: added[1] };
    },
    set: async (workshopId, needed, fields) => {
      const pairs = Object.entries(fields).flatMap(([field, value]) => [field, value ?? '']);
      await askRedis(() => redis.mfaWorkshopSet(...keys(workshopId), needed, ...pairs));
    },
    replace: async (workshopId, needed, changes) => {
      const values = changes.flatMap(({ field, before, now }) => [field, before ?? '', now ?? '']);
      return (await askRedis(() => redis.mfaWorkshopReplace(...keys(workshopId), needed, ...values))) === 1;
    },
  };
}
