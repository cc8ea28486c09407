import { hasFinished } from './debrief.ts';
import { type CourseOfLesson, median, medianPerStep, stepOfStage } from './steps.ts';
import type { Hand, Seat } from './workshop.ts';

/** What a trainer's board shows. */
export interface Board {
  /**
   * How many people are in each step now. The last number counts people who see the result, or whose demo is being
   * cleaned up or is stuck. People whose demo has not begun or has ended are not counted.
   */
  readonly inStep: readonly number[];
  /** The median time in each step, in milliseconds; undefined if no one has left the step, or it has no stage. */
  readonly medians: readonly (number | undefined)[];
  readonly joined: number;
  /** How many people have a demo with a result (see `hasFinished`). */
  readonly finished: number;
  readonly cleanedUp: number;
  /** How many demos are stuck: their teardown gave up. */
  readonly stuck: number;
  /** People who wait for help: their hand is raised and not lowered. The person who has waited longest comes first. */
  readonly hands: readonly Seat[];
  /**
   * People whose step is before the median step (rounded down) of all demos that have begun, and whose demo first
   * reached its present stage at least a minute ago. The person whose demo reached its stage earliest comes first.
   */
  readonly behind: readonly Seat[];
}

/** How long ago a demo must have reached its stage so that the person counts as behind, in milliseconds. */
const BEHIND_AFTER_MS = 60_000;

/** Counts the seats for the board. @param now epoch milliseconds */
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

/** Returns whether the person still waits for help. */
export function isRaised(hand: Hand | undefined): hand is Hand {
  return hand !== undefined && hand.helpedAt === undefined;
}

/**
 * Returns the index of a person's step: 0 before the demo has begun, and the number of steps if the person has the
 * result or the demo does not run any more.
 */
export function stepNow({ progress }: Pick<Seat, 'progress'>, course: CourseOfLesson): number {
  if (!progress) return 0;
  if (progress.place !== progress.stage) return course.steps.length;
  return Math.max(0, stepOfStage(progress.stage, course));
}

/**
 * Returns when the demo of a seat first reached its present place, in epoch milliseconds, or when the seat was taken if
 * that time is not known, for example before the demo has begun.
 */
export function sinceOf({ progress, joinedAt }: Seat): number {
  return progress?.reached[progress.place] ?? joinedAt;
}

function raisedAt({ hand }: Seat): number {
  return hand?.raisedAt ?? 0;
}
