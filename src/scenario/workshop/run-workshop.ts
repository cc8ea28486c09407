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

/**
 * While demos are being cleaned up, the workshop's job runs again after this time, in milliseconds, even if no demo has
 * enqueued it.
 */
const LOOK_AGAIN_MS = 10_000;
const MUCH_LATER_MS = 5 * 60_000;
/** While demos are being cleaned up, the job reads at most this many of their records. */
const MOST_DEMOS_READ = 20;
/** How many letters are sent to Slack at the same time. */
const LETTERS_AT_ONCE = 10;

/**
 * Moves a workshop as far as possible: ends it at its time, ends its demos, prepares demos, updates its card and
 * boards, and sends letters.
 * @throws UpstreamError when not everything could be sent, so that the queue tries the job again
 */
export async function runWorkshop(parts: WorkshopParts, workshopId: string): Promise<void> {
  const { workshops, teller, queue, clock } = parts;
  const workshop = await untilNobodyWasFirst(() => settled(parts, workshopId));
  if (!workshop) return;
  const seats = await workshops.seats(workshopId);
  if (workshop.phase === 'open') await prepareDemos(parts, workshop, (workshop.size ?? 0) - seats.length);
  const told = [await teller.show(workshop, seats), await sendLetters(parts, workshop, seats)];
  if (workshop.phase === 'ending') await queue.enqueue(workshopJob(workshop, clock.now() + LOOK_AGAIN_MS));
  if (told.includes('later'))
    throw new UpstreamError('slack', 'untold', `Some messages about workshop ${workshopId} could not be sent.`);
}

/** Enqueues the next job of a workshop after a job has used up its tries. */
export async function runWorkshopLater({ queue, clock }: Pick<EngineParts, 'queue' | 'clock'>, workshopId: string) {
  await queue.enqueue(workshopJob({ workshopId }, clock.now() + MUCH_LATER_MS));
}

/**
 * Moves the workshop to its next phase if that is due, and returns it. In the phase `ending`, ends the demos that still
 * run. Returns undefined when there is no such workshop.
 * @throws ConflictError, UpstreamError
 */
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
  // Update the seats of demos that could not note their end.
  for (const { progress } of seats) {
    const demo = progress && progress.place !== 'ended' ? await parts.store.load(progress.demoId) : undefined;
    if (demo) await noteSeat(parts, demo);
  }
  const ended = await workshops.save({ ...workshop, phase: 'ended' });
  parts.events.workshopEnded(ended, seats.length);
  return ended;
}

/**
 * Returns whether demos of these seats are still being cleaned up. Usually each demo notes its end in its seat. In case
 * a demo could not, this reads the records of some demos, those whose cleanup began first, and updates their seats.
 */
async function areLeaving(
  { store, ...parts }: WorkshopParts,
  workshop: Workshop,
  seats: readonly Seat[],
): Promise<boolean> {
  const leaving = seats.filter(({ progress }) => progress?.place === 'tearing-down');
  const longest = leaving.toSorted((one, other) => sinceOf(one) - sinceOf(other)).slice(0, MOST_DEMOS_READ);
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
 * Ends all running demos of a workshop. A participant who has no seat, because a process crashed, gets one now.
 * @returns how many demos may still have something in AWS; stuck demos do not count, because the sweep and the admins
 * handle them
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

/** Sends the due letters of a person. A letter that Slack refuses for this person is not tried again. */
async function sendTo({ teller, workshops }: WorkshopParts, workshop: Workshop, seat: Seat): Promise<'told' | 'later'> {
  let told = seat.told ?? [];
  for (const letter of lettersFor(workshop, seat)) {
    if ((await teller.send(workshop, seat, letter)) === 'later') return 'later';
    told = [...told, letter.name];
    await workshops.note(workshop.workshopId, seat.userId, { told });
  }
  return 'told';
}
