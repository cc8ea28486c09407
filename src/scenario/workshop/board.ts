import { hasFinished } from './debrief.ts';
import { type CourseOfLesson, median, medianPerStep, stepOfStage } from './steps.ts';
import type { Hand, Seat } from './workshop.ts';

/** What a trainer sees at a glance. */
export interface Board {
  /** How many people are in each step now, and last how many have the result in front of them or are being cleaned up. */
  readonly inStep: readonly number[];
  /** In milliseconds, of each step of the lesson; absent where nobody has left it. */
  readonly medians: readonly (number | undefined)[];
  readonly joined: number;
  /** Have seen what the lesson shows. */
  readonly finished: number;
  readonly cleanedUp: number;
  /** Something is left in AWS that could not be removed. */
  readonly stuck: number;
  /** Have asked for help, the one who waits longest first. */
  readonly hands: readonly Seat[];
  /** Are in an earlier step than most, and have been for a while; the one who is longest in their step first. */
  readonly behind: readonly Seat[];
}

/** So long in one step, in milliseconds, before somebody counts as behind. */
const BEHIND_AFTER_MS = 60_000;

/** @param now epoch milliseconds */
export function boardOf(seats: readonly Seat[], course: CourseOfLesson, now: number): Board {
  const begun = seats.filter(({ progress }) => progress !== undefined);
  const running = begun.filter(({ progress }) => progress?.place !== 'ended');
  const inStep = Array.from({ length: course.steps.length + 1 }, () => 0);
  for (const seat of running) inStep[stepNow(seat, course)] = (inStep[stepNow(seat, course)] ?? 0) + 1;
  const middle = Math.floor(median(begun.map((seat) => stepNow(seat, course))) ?? 0);
  const isBehind = (seat: Seat) => stepNow(seat, course) < middle && now - sinceOf(seat) >= BEHIND_AFTER_MS;
  return {
    inStep,
    medians: medianPerStep(seats, course),
    joined: seats.length,
    finished: seats.filter(hasFinished).length,
    cleanedUp: seats.filter(({ progress }) => progress?.place === 'ended').length,
    stuck: seats.filter(({ progress }) => progress?.place === 'stuck').length,
    hands: seats.filter(({ hand }) => isRaised(hand)).toSorted((one, other) => raisedAt(one) - raisedAt(other)),
    behind: running.filter(isBehind).toSorted((one, other) => sinceOf(one) - sinceOf(other)),
  };
}

/** Says whether somebody still waits for help. */
export function isRaised(hand: Hand | undefined): hand is Hand {
  return hand !== undefined && hand.helpedAt === undefined;
}

/** Returns the index of the step that a person is in; the number of steps when they have the result, or their demo is ending. */
export function stepNow({ progress }: Pick<Seat, 'progress'>, course: CourseOfLesson): number {
  if (!progress) return 0;
  if (progress.place !== progress.stage) return course.steps.length;
  return Math.max(0, stepOfStage(progress.stage, course));
}

/** When the seat has come to the place where it is, in epoch milliseconds; when it was taken, before its demo has begun. */
export function sinceOf({ progress, joinedAt }: Seat): number {
  return progress?.reached[progress.place] ?? joinedAt;
}

function raisedAt({ hand }: Seat): number {
  return hand?.raisedAt ?? 0;
}
