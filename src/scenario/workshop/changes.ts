import { untilNobodyWasFirst } from '../conflict.ts';
import { workshopJob, workshopSafetyJob } from '../jobs.ts';
import type { SeatParts } from '../ports/workshop-store.ts';
import type { NotingParts } from './note-seat.ts';
import type { SeatResult } from './operations.ts';
import type { Seat, Workshop } from './workshop.ts';

/**
 * Saves changes of a workshop, and has each shown soon. One job is enqueued before a change and one after it, so that it is shown also if
 * the process ends in between. All throw UpstreamError.
 */
export function createChanges({ workshops, queue, clock }: Pick<NotingParts, 'workshops' | 'queue' | 'clock'>) {
  const shownSoon = async <T>(workshopId: string, save: () => Promise<T>): Promise<T> => {
    await queue.enqueue(workshopSafetyJob({ workshopId }, clock.now()));
    const saved = await save();
    await queue.enqueue(workshopJob({ workshopId }, clock.now()));
    return saved;
  };
  return {
    shownSoon,
    /** Changes a workshop that is open. Returns nothing when it is not. */
    change: (workshopId: string, changed: (workshop: Workshop) => Partial<Workshop>) =>
      untilNobodyWasFirst(async () => {
        const workshop = await workshops.load(workshopId);
        if (workshop?.phase !== 'open') return undefined;
        const next = { ...workshop, ...changed(workshop) };
        if (next.endsAt !== workshop.endsAt) await queue.enqueue(workshopJob(next, next.endsAt));
        return shownSoon(workshopId, () => workshops.save(next));
      }),
    /** Changes the seat of a participant. */
    seated: async (
      workshopId: string,
      userId: string,
      changed: (seat: Seat) => Partial<SeatParts>,
    ): Promise<SeatResult> => {
      const seat = await workshops.seatOf(workshopId, userId);
      if (!seat) return { kind: 'no-seat' };
      const parts = changed(seat);
      await shownSoon(workshopId, () => workshops.note(workshopId, userId, parts));
      return { kind: 'done', seat: { ...seat, ...parts } };
    },
    whileOpen: async (workshopId: string, act: () => Promise<SeatResult>): Promise<SeatResult> =>
      (await workshops.load(workshopId))?.phase === 'open' ? act() : { kind: 'over' },
  };
}
