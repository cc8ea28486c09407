import { untilNobodyWasFirst } from '../conflict.ts';
import { workshopJob, workshopSafetyJob } from '../jobs.ts';
import type { SeatParts } from '../ports/workshop-store.ts';
import type { NotingParts } from './note-seat.ts';
import type { SeatResult } from './operations.ts';
import type { News, Seat, Workshop } from './workshop.ts';

/**
 * Returns functions that save changes of a workshop. All except `whileOpen` enqueue a job before the change and one
 * after it, so that the change is shown even if the process crashes between the save and the second job. All throw
 * UpstreamError.
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
    /** Changes an open workshop and returns it. Returns undefined when it is not open. */
    change: (workshopId: string, changed: (workshop: Workshop) => Partial<Workshop>) =>
      untilNobodyWasFirst(async () => {
        const workshop = await workshops.load(workshopId);
        if (workshop?.phase !== 'open') return undefined;
        const next = { ...workshop, ...changed(workshop) };
        if (next.endsAt !== workshop.endsAt) await queue.enqueue(workshopJob(next, next.endsAt));
        return shownSoon(workshopId, () => workshops.save(next));
      }),
    /** Changes parts of a participant's seat. */
    seated: async (
      workshopId: string,
      userId: string,
      changed: (seat: Seat) => Partial<SeatParts>,
    ): Promise<SeatResult> => {
      const seat = await shownSoon(workshopId, () => workshops.change(workshopId, userId, changed));
      return seat ? { kind: 'done', seat } : { kind: 'no-seat' };
    },
    /** Calls `act` if the workshop is open. Otherwise returns `over`. */
    whileOpen: async (workshopId: string, act: () => Promise<SeatResult>): Promise<SeatResult> =>
      (await workshops.load(workshopId))?.phase === 'open' ? act() : { kind: 'over' },
  };
}

/**
 * Returns a new message to all participants. The time of a message is also its id, so two messages never have the same
 * time.
 * @param now epoch milliseconds
 */
export function newsAfter(others: readonly News[], text: string, now: number): News {
  let at = now;
  while (others.some((other) => other.at === at)) at += 1;
  return { at, text };
}
