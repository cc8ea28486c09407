import type { Clock } from '../../scenario/ports/clock.ts';
import { channelField, ENDED_WORKSHOP_TTL_MS, NUMBER, RECORD, type WorkshopHashes } from './workshop-hashes.ts';
import { createWorkshopStore } from './workshop-store.ts';

/** Keeps workshops in memory, until the process ends. Ended workshops are deleted a day after their end. */
export function createMemoryWorkshops(clock: Clock) {
  const byChannel = new Map<string, string>();
  const { all, expire } = createExpiringHashes(clock);
  const hashes: WorkshopHashes = {
    open: async (workshop, record) => {
      const open = byChannel.get(channelField(workshop));
      if (open !== undefined) return open;
      byChannel.set(channelField(workshop), workshop.workshopId);
      all().set(workshop.workshopId, new Map([[RECORD, record]]));
      return undefined;
    },
    save: async (workshop, before, record) => {
      const hash = all().get(workshop.workshopId);
      const stored = hash?.get(RECORD);
      if (stored === undefined) return 'gone';
      const { version } = JSON.parse(stored) as { version: number };
      if (version !== before) return String(version);
      hash?.set(RECORD, record);
      if (workshop.phase !== 'ended') return 'saved';
      expire(workshop.workshopId);
      if (byChannel.get(channelField(workshop)) === workshop.workshopId) byChannel.delete(channelField(workshop));
      return 'saved';
    },
    inChannel: async (channel) => byChannel.get(channelField(channel)),
    release: async (channel, workshopId) => {
      if (byChannel.get(channelField(channel)) === workshopId) byChannel.delete(channelField(channel));
    },
    listOpen: async () => [...byChannel.values()],
    read: async (workshopId) => Object.fromEntries(all().get(workshopId) ?? []),
    readFields: async (workshopId, fields) => fields.map((field) => all().get(workshopId)?.get(field)),
    addNumbered: async (workshopId, field, text) => {
      const hash = all().get(workshopId);
      if (!hash) return undefined;
      const there = hash.get(field);
      if (there !== undefined) return { isNew: false, text: there };
      const number = Number(hash.get('seats') ?? 0) + 1;
      const numbered = text.replace(NUMBER, String(number));
      hash.set('seats', String(number)).set(field, numbered);
      return { isNew: true, text: numbered };
    },
    set: async (workshopId, needed, fields) => {
      const hash = all().get(workshopId);
      if (!hash?.has(needed)) return;
      for (const [field, value] of Object.entries(fields)) setField(hash, field, value);
    },
    replace: async (workshopId, needed, changes) => {
      const hash = all().get(workshopId);
      if (!hash?.has(needed)) return false;
      if (changes.every(({ field, now }) => hash.get(field) === now)) return true;
      if (changes.some(({ field, before }) => hash.get(field) !== before)) return false;
      for (const { field, now } of changes) setField(hash, field, now);
      return true;
    },
  };
  return createWorkshopStore(hashes);
}

type Hash = Map<string, string>;

/** Keeps the hashes of workshops by id. `all` first deletes the workshops that ended more than a day ago. */
function createExpiringHashes(clock: Clock) {
  const hashes = new Map<string, Hash>();
  /** When each ended workshop is deleted, in epoch milliseconds. */
  const expiresAt = new Map<string, number>();
  return {
    expire: (workshopId: string) => expiresAt.set(workshopId, clock.now() + ENDED_WORKSHOP_TTL_MS),
    all(): Map<string, Hash> {
      for (const [workshopId, time] of expiresAt) {
        if (clock.now() < time) continue;
        hashes.delete(workshopId);
        expiresAt.delete(workshopId);
      }
      return hashes;
    },
  };
}

/** Sets a field; `undefined` deletes it. */
function setField(hash: Hash, field: string, value: string | undefined): void {
  if (value === undefined) hash.delete(field);
  else hash.set(field, value);
}
