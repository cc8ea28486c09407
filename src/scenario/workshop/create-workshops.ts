import { untilNobodyWasFirst } from '../conflict.ts';
import { type Demo, isRunning, type Participant } from '../demo.ts';
import { workshopJob, workshopSafetyJob } from '../jobs.ts';
import { takeMoreTime } from '../participant/more-time.ts';
import type { StartResult } from '../participant/operations.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import { isRaised } from './board.ts';
import { createChanges, newsAfter } from './changes.ts';
import { type NotingParts, noteSeat } from './note-seat.ts';
import type { JoinResult, WorkshopOperations } from './operations.ts';
import { endPrepared } from './prepare.ts';
import type { Workshop } from './workshop.ts';

interface Parts extends NotingParts {
  readonly store: DemoStore;
  readonly events: Events;
  /** Returns 12 random lowercase letters and digits. */
  readonly newWorkshopId: () => string;
}

/** How much time "more time for all" adds to a workshop, in milliseconds. */
const MORE_TIME_MS = 10 * 60_000;
const MOST_NEWS = 20;

/** Creates the operations of trainers and participants. They hold no state: everything is in the store. */
export function createWorkshops(parts: Parts): WorkshopOperations {
  const { workshops, clock } = parts;
  const { shownSoon, change, seated, whileOpen } = createChanges(parts);

  return {
    open: (wish) => open(parts, wish),
    forget: async (workshop) => {
      await workshops.save({ ...workshop, phase: 'ended', endedAt: clock.now() });
      await endPrepared(parts, workshop);
    },
    findIn: workshops.findIn,
    look: async (workshopId) => {
      const workshop = await workshops.load(workshopId);
      return workshop && { workshop, seats: await workshops.seats(workshopId) };
    },
    join: (participant, workshopId, begin) => join(parts, participant, workshopId, begin),
    raiseHand: (workshopId, userId) =>
      whileOpen(workshopId, () =>
        seated(workshopId, userId, ({ hand }) => ({ hand: isRaised(hand) ? hand : { raisedAt: clock.now() } })),
      ),
    takeHand: (workshopId, userId, by) =>
      seated(workshopId, userId, ({ hand }) =>
        isRaised(hand) ? { hand: { ...hand, takenBy: hand.takenBy ?? by } } : {},
      ),
    lowerHand: (workshopId, userId) =>
      seated(workshopId, userId, ({ hand }) => (isRaised(hand) ? { hand: { ...hand, helpedAt: clock.now() } } : {})),
    nudge: async (workshopId, userIds) => {
      const seats = await workshops.seats(workshopId);
      const due = seats.filter(({ userId, nudgedAt }) => userIds.includes(userId) && nudgedAt === undefined);
      await shownSoon(workshopId, async () => {
        for (const { userId } of due) await workshops.note(workshopId, userId, { nudgedAt: clock.now() });
      });
      return due.length;
    },
    announce: async (workshopId, text) => {
      const added = ({ news }: Workshop) => ({ news: [...news, newsAfter(news, text, clock.now())].slice(-MOST_NEWS) });
      return (await change(workshopId, added)) && (await workshops.seats(workshopId)).length;
    },
    moreTime: async (workshopId) => {
      const longer = await change(workshopId, ({ endsAt }) => ({ endsAt: endsAt + MORE_TIME_MS }));
      return longer && moreTimeForAll(parts, longer);
    },
    end: async (workshopId) => {
      await change(workshopId, () => ({ phase: 'ending', endedAt: clock.now() }));
    },
    answer: (workshopId, userId, question, answer) =>
      seated(workshopId, userId, ({ answers }) => ({ answers: { ...answers, [question]: answer } })),
  };
}

async function open(parts: Parts, { by, lastsMs, ...wish }: Parameters<WorkshopOperations['open']>[0]) {
  const { workshops, queue, clock, events } = parts;
  const now = clock.now();
  const workshopId = parts.newWorkshopId();
  // Enqueue both before the save: the first job shows the workshop if this process crashes, the second one ends it at
  // its time.
  await queue.enqueue(workshopSafetyJob({ workshopId }, now));
  await queue.enqueue(workshopJob({ workshopId }, now + lastsMs));
  const opened = await workshops.openIfNone({
    ...wish,
    workshopId,
    workspaceId: by.workspaceId,
    openedBy: by.userId,
    createdAt: now,
    endsAt: now + lastsMs,
    phase: 'open',
    news: [],
    version: 0,
  });
  if (!opened.isNew) return opened;
  events.workshopOpened(opened.workshop);
  // This job prepares demos.
  await queue.enqueue(workshopJob(opened.workshop, now));
  return opened;
}

async function join(
  parts: Parts,
  participant: Participant,
  workshopId: string,
  begin: (workshop: Workshop) => Promise<StartResult>,
): Promise<JoinResult> {
  const { workshops, store, clock } = parts;
  const workshop = await workshops.load(workshopId);
  if (workshop?.phase !== 'open') return { kind: 'over' };
  const active = await store.findActive(participant);
  const other = active?.workshopId === workshopId ? undefined : active?.workshopId;
  const elsewhere = other === undefined ? undefined : await workshops.load(other);
  if (elsewhere && elsewhere.phase !== 'ended') return { kind: 'elsewhere', workshop: elsewhere };
  const result = await begin(workshop);
  if (result.kind === 'refused' || result.kind === 'unreachable') return { kind: 'not-started', why: result };
  const { userId, locale } = participant;
  const taken = await workshops.takeSeat(workshopId, { userId, locale, joinedAt: clock.now() });
  const demo = await adopt(parts, result.demo, workshopId);
  await noteSeat(parts, demo);
  // The seat may not be new, because the job of the demo that has just started may have taken it.
  const isNew = result.kind === 'started' || taken?.isNew;
  return { kind: isNew ? 'joined' : 'seated-before', workshop, demo };
}

/** Makes a demo part of the workshop, if its participant has started it before joining. */
function adopt({ store }: Parts, { demoId }: Demo, workshopId: string): Promise<Demo> {
  return untilNobodyWasFirst(async () => {
    const demo = await store.load(demoId);
    if (!demo) throw new Error('The record of a demo that has just begun does not exist.');
    return isRunning(demo) && demo.workshopId !== workshopId ? store.save({ ...demo, workshopId }) : demo;
  });
}

/** Moves the deadline of each participant's demo that can still take more time. Returns how many demos these are. */
async function moreTimeForAll(parts: Parts, { workshopId, workspaceId }: Workshop): Promise<number> {
  let longer = 0;
  for (const { userId, progress } of await parts.workshops.seats(workshopId)) {
    if (!progress) continue;
    const { kind } = await takeMoreTime(parts, { workspaceId, userId }, progress.demoId);
    if (kind === 'extended') longer += 1;
  }
  return longer;
}
