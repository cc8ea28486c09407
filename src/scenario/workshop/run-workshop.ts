import { UpstreamError } from '../../errors.ts';
import { atOnce } from '../../shared/at-once.ts';
import { untilNobodyWasFirst } from '../conflict.ts';
import { isRunning } from '../demo.ts';
import type { EngineParts, InWorkshops } from '../engine-parts.ts';
import { workshopJob } from '../jobs.ts';
import { sinceOf } from './board.ts';
import { lettersFor } from './letters.ts';
import { noteSeat } from './note-seat.ts';
import { endForAll, prepareDemos } from './prepare.ts';
import type { Seat, Workshop } from './workshop.ts';

type WorkshopParts = EngineParts & InWorkshops;

/** While demos are being cleaned up, the workshop looks again after so many milliseconds, even if no demo says that it has moved. */
const LOOK_AGAIN_MS = 10_000;
const MUCH_LATER_MS = 5 * 60_000;
const MOST_LOOKED_AT = 20;
/** So many letters are on their way to Slack at the same moment. */
const LETTERS_AT_ONCE = 10;

/**
 * Brings a workshop as far as it can go: ends it at its time, ends the demos of its participants, and shows it to everybody.
 * @throws UpstreamError when not everything could be told, so that the job comes again
 */
export async function runWorkshop(parts: WorkshopParts, workshopId: string): Promise<void> {
  const { workshops, teller, queue, clock } = parts;
  const workshop = await untilNobodyWasFirst(() => settled(parts, workshopId));
  if (!workshop) return;
  const seats = await workshops.seats(workshopId);
  if (workshop.phase === 'open') await prepareDemos(parts, workshop, (workshop.size ?? 0) - seats.length);
  const told = [await teller.show(workshop, seats), await sendLetters(parts, workshop, seats)];
  if (workshop.phase === 'ending') await queue.enqueue(workshopJob(workshop, clock.now() + LOOK_AGAIN_MS));
  if (told.includes('later')) throw new UpstreamError('slack', 'untold', `Not all of workshop ${workshopId} was told.`);
}

/** Looks again after the tries of a job are used up. */
export async function runWorkshopLater({ queue, clock }: Pick<EngineParts, 'queue' | 'clock'>, workshopId: string) {
  await queue.enqueue(workshopJob({ workshopId }, clock.now() + MUCH_LATER_MS));
}

/** Returns the workshop in its phase of now. */
async function settled(parts: WorkshopParts, workshopId: string): Promise<Workshop | undefined> {
  const { workshops, clock } = parts;
  const found = await workshops.load(workshopId);
  if (!found || found.phase === 'ended') return found;
  const isDue = found.phase === 'open' && clock.now() >= found.endsAt;
  const workshop = isDue ? await workshops.save({ ...found, phase: 'ending', endedAt: clock.now() }) : found;
  if (workshop.phase === 'open') return workshop;
  const seats = await workshops.seats(workshopId);
  const isRunningYet = seats.some(({ progress }) => progress && progress.place === progress.stage);
  if (!isRunningYet && (await areLeaving(parts, workshop, seats))) return workshop;
  if ((await endDemosOf(parts, workshop, seats)) > 0) return workshop;
  // What could not be noted when it happened.
  for (const { progress } of seats) {
    const demo = progress && progress.place !== 'ended' ? await parts.store.load(progress.demoId) : undefined;
    if (demo) await noteSeat(parts, demo);
  }
  const ended = await workshops.save({ ...workshop, phase: 'ended' });
  parts.events.workshopEnded(ended, seats.length);
  return ended;
}

/**
 * Says whether demos of these seats are being cleaned up. Of many only those are looked at that have been for longest: each demo notes
 * its own end, and this one finds what could not be noted.
 */
async function areLeaving(
  { store, ...parts }: WorkshopParts,
  workshop: Workshop,
  seats: readonly Seat[],
): Promise<boolean> {
  const leaving = seats.filter(({ progress }) => progress?.place === 'tearing-down');
  const longest = leaving.toSorted((one, other) => sinceOf(one) - sinceOf(other)).slice(0, MOST_LOOKED_AT);
  let gone = 0;
  for (const { userId, progress } of longest) {
    const demo = progress && (await store.load(progress.demoId));
    if (demo) await noteSeat(parts, demo);
    else if (progress)
      await parts.workshops.note(workshop.workshopId, userId, { progress: { ...progress, place: 'ended' } });
    if (demo?.phase !== 'tearing-down') gone += 1;
  }
  return leaving.length > gone;
}

/**
 * Ends all active demos of a workshop, with and without a seat. A participant without a seat, because a process ended too early, gets one now.
 * @returns of how many something may still be in AWS; a stuck one is for the sweep and the admins
 */
async function endDemosOf(
  parts: WorkshopParts,
  { workshopId }: Workshop,
  seats: readonly Pick<Seat, 'userId'>[],
): Promise<number> {
  const isSeated = new Set(seats.map(({ userId }) => userId));
  const ours = (await parts.store.listActive()).filter((demo) => demo.workshopId === workshopId);
  for (const demo of ours.filter(isRunning)) {
    if (!isSeated.has(demo.participant.userId)) await noteSeat(parts, demo);
    await endForAll(parts, demo);
  }
  return ours.filter(({ phase }) => phase !== 'stuck').length;
}

async function sendLetters(parts: WorkshopParts, workshop: Workshop, seats: readonly Seat[]) {
  const due = seats.filter((seat) => lettersFor(workshop, seat).length > 0);
  const sent = await atOnce(LETTERS_AT_ONCE, due, (seat) => sendTo(parts, workshop, seat));
  return sent.includes('later') ? 'later' : 'told';
}

/** What Slack does not take for this person is not tried again. */
async function sendTo({ teller, workshops }: WorkshopParts, workshop: Workshop, seat: Seat): Promise<'told' | 'later'> {
  let told = seat.told ?? [];
  for (const letter of lettersFor(workshop, seat)) {
    if ((await teller.send(workshop, seat, letter)) === 'later') return 'later';
    told = [...told, letter.name];
    await workshops.note(workshop.workshopId, seat.userId, { told });
  }
  return 'told';
}
