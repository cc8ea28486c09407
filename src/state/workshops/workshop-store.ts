import { ConflictError } from '../../errors.ts';
import { untilNobodyWasFirst } from '../../scenario/conflict.ts';
import type { SeatParts, WorkshopStore } from '../../scenario/ports/workshop-store.ts';
import type { Seat } from '../../scenario/workshop/workshop.ts';
import { NUMBER, RECORD, type WorkshopHashes } from './workshop-hashes.ts';
import { readSeat, readWorkshop, SEAT_PARTS } from './workshop-record.ts';

const TAKEN = 'seat';
const FACT = 'fact:';
/**
 * If the first try finds a workshop that cannot be read, it frees the channel for the second try. The third try is
 * needed if another process opens a workshop at the same time.
 */
const MOST_TRIES = 3;

/**
 * Creates a store that keeps each workshop in a hash: the record, the facts about Slack, and each part of each seat are
 * separate fields.
 */
export function createWorkshopStore(hashes: WorkshopHashes): WorkshopStore {
  const load: WorkshopStore['load'] = async (workshopId) => {
    const [record] = await hashes.readFields(workshopId, [RECORD]);
    return readWorkshop(record);
  };
  return {
    load,
    openIfNone: async (workshop) => {
      const saved = { ...workshop, version: 0 };
      for (let tries = 1; ; tries++) {
        const open = await hashes.open(workshop, JSON.stringify(saved));
        // If it is the workshop's own id, the call was sent twice, because the first answer was lost with the
        // connection.
        if (open === undefined || open === workshop.workshopId) return { isNew: true, workshop: saved };
        const found = await load(open);
        if (found) return { isNew: false, workshop: found };
        if (tries >= MOST_TRIES) throw new Error('The index of workshops is still wrong after the last try.');
        await hashes.release(workshop, open);
      }
    },
    findIn: async (channel) => {
      const found = await hashes.inChannel(channel);
      return found === undefined ? undefined : load(found);
    },
    list: async () => {
      const all = await Promise.all((await hashes.listOpen()).map(load));
      return all.flatMap((workshop) => workshop ?? []);
    },
    save: async (workshop) => {
      const next = { ...workshop, version: workshop.version + 1 };
      const answer = await hashes.save(next, workshop.version, JSON.stringify(next));
      if (answer === 'saved') return next;
      throw new ConflictError(
        `Workshop ${workshop.workshopId} is not at version ${workshop.version} (stored: ${answer}).`,
      );
    },
    takeSeat: async (workshopId, { userId, locale, joinedAt }) => {
      const text = JSON.stringify({ userId, joinedAt, locale, number: NUMBER }).replace(`"${NUMBER}"`, NUMBER);
      const added = await hashes.addNumbered(workshopId, fieldOf(TAKEN, userId), text);
      const seat = readSeat(added?.text, {});
      return added && seat && { isNew: added.isNew, seat };
    },
    change: (workshopId, userId, changed) =>
      untilNobodyWasFirst(async () => {
        const { seat, texts } = await readSeatOf(hashes, workshopId, userId);
        if (!seat) return undefined;
        const parts = changed(seat);
        const now = textsOf(parts);
        const changes = Object.keys(now).map((part) => ({
          field: fieldOf(part, userId),
          before: texts[part],
          now: now[part],
        }));
        const isSaved = changes.length === 0 || (await hashes.replace(workshopId, fieldOf(TAKEN, userId), changes));
        if (isSaved) return { ...seat, ...parts };
        throw new ConflictError(`The seat of ${userId} in workshop ${workshopId} has changed.`);
      }),
    note: async (workshopId, userId, parts) => {
      const fields = Object.entries(textsOf(parts)).map(([part, text]) => [fieldOf(part, userId), text]);
      await hashes.set(workshopId, fieldOf(TAKEN, userId), Object.fromEntries(fields));
    },
    seatOf: async (workshopId, userId) => (await readSeatOf(hashes, workshopId, userId)).seat,
    seats: async (workshopId) => seatsIn(await hashes.read(workshopId)),
    facts: async (workshopId) => {
      const fields = Object.entries(await hashes.read(workshopId)).filter(([field]) => field.startsWith(FACT));
      return Object.fromEntries(fields.map(([field, value]) => [field.slice(FACT.length), value]));
    },
    replaceFact: (workshopId, fact, before, now) =>
      hashes.replace(workshopId, RECORD, [{ field: FACT + fact, before, now }]),
  };
}

/** Returns a person's seat, and the stored text of each of its parts. */
async function readSeatOf(hashes: WorkshopHashes, workshopId: string, userId: string) {
  const fields = [TAKEN, ...SEAT_PARTS].map((part) => fieldOf(part, userId));
  const [taken, ...parts] = await hashes.readFields(workshopId, fields);
  const texts: Texts = Object.fromEntries(SEAT_PARTS.map((part, index) => [part, parts[index]]));
  return { seat: readSeat(taken, texts), texts };
}

/** The text of each part of a seat; undefined for a part that the seat does not have. */
type Texts = Readonly<Record<string, string | undefined>>;

function textsOf(parts: Partial<SeatParts>): Texts {
  const texts = Object.entries(parts).map(([part, value]) => [
    part,
    value === undefined ? undefined : JSON.stringify(value),
  ]);
  return Object.fromEntries(texts);
}

function fieldOf(part: string, userId: string): string {
  return `${part}:${userId}`;
}

function seatsIn(fields: Readonly<Record<string, string>>): Seat[] {
  const people = Object.keys(fields).flatMap((field) =>
    field.startsWith(`${TAKEN}:`) ? [field.slice(TAKEN.length + 1)] : [],
  );
  const seats = people.flatMap((userId) => {
    const parts = Object.fromEntries(SEAT_PARTS.map((part) => [part, fields[fieldOf(part, userId)]]));
    return readSeat(fields[fieldOf(TAKEN, userId)], parts) ?? [];
  });
  return seats.toSorted((one, other) => one.number - other.number);
}
