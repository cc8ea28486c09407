import { channelField, NUMBER, RECORD, type WorkshopHashes } from './workshop-hashes.ts';
import { createWorkshopStore } from './workshop-store.ts';

/** Keeps workshops in memory, until the process ends. */
export function createMemoryWorkshops() {
  const byChannel = new Map<string, string>();
  const all = new Map<string, Map<string, string>>();
  const hashes: WorkshopHashes = {
    open: async (workshop, record) => {
      const open = byChannel.get(channelField(workshop));
      if (open !== undefined) return open;
      byChannel.set(channelField(workshop), workshop.workshopId);
      all.set(workshop.workshopId, new Map([[RECORD, record]]));
      return undefined;
    },
    save: async (workshop, before, record) => {
      const stored = all.get(workshop.workshopId)?.get(RECORD);
      if (stored === undefined) return 'gone';
      const { version } = JSON.parse(stored) as { version: number };
      if (version !== before) return String(version);
      all.get(workshop.workshopId)?.set(RECORD, record);
      const isOver = workshop.phase === 'ended' && byChannel.get(channelField(workshop)) === workshop.workshopId;
      if (isOver) byChannel.delete(channelField(workshop));
      return 'saved';
    },
    inChannel: async (channel) => byChannel.get(channelField(channel)),
    release: async (channel, workshopId) => {
      if (byChannel.get(channelField(channel)) === workshopId) byChannel.delete(channelField(channel));
    },
    listOpen: async () => [...byChannel.values()],
    read: async (workshopId) => Object.fromEntries(all.get(workshopId) ?? []),
    readFields: async (workshopId, fields) => fields.map((field) => all.get(workshopId)?.get(field)),
    addNumbered: async (workshopId, field, text) => {
      const hash = all.get(workshopId);
      if (!hash) return undefined;
      const there = hash.get(field);
      if (there !== undefined) return { isNew: false, text: there };
      const number = Number(hash.get('seats') ?? 0) + 1;
      const numbered = text.replace(NUMBER, String(number));
      hash.set('seats', String(number)).set(field, numbered);
      return { isNew: true, text: numbered };
    },
    set: async (workshopId, needed, fields) => {
      const hash = all.get(workshopId);
      if (!hash?.has(needed)) return;
      for (const [field, value] of Object.entries(fields))
        if (value === undefined) hash.delete(field);
        else hash.set(field, value);
    },
    replace: async (workshopId, field, before, now) => {
      const hash = all.get(workshopId);
      if (!hash || ![before, now].includes(hash.get(field))) return false;
      hash.set(field, now);
      return true;
    },
  };
  return createWorkshopStore(hashes);
}
