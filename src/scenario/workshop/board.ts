import type { Seat } from './workshop.ts';

/** Which step of its lesson, from 0, a seat is in; cleaning up is the last one. */
export type StepOf = (seat: Seat) => number;

/** What a trainer sees at a glance. */
export interface Board {
  /** How many people are in each step now, from the first to cleaning up. Those without a demo, and those whose demo is over, are in none. */
  readonly inStep: readonly number[];
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

/** @param steps how many steps there are, with cleaning up @param now epoch milliseconds */
export function boardOf(seats: readonly Seat[], steps: number, stepOf: StepOf, now: number): Board {
  const inStep = Array.from({ length: steps }, () => 0);
  const running = seats.filter((seat) => isUnderWay(seat));
  for (const seat of running) inStep[stepOf(seat)] = (inStep[stepOf(seat)] ?? 0) + 1;
  const middle = median(seats.filter(({ progress }) => progress).map((seat) => stepOf(seat))) ?? 0;
  const isBehind = (seat: Seat) => stepOf(seat) < middle && now - sinceOf(seat) >= BEHIND_AFTER_MS;
  return {
    inStep,
    joined: seats.length,
    finished: seats.filter(({ progress }) => progress?.result !== undefined).length,
    cleanedUp: seats.filter(({ progress }) => progress?.place === 'ended').length,
    stuck: seats.filter(({ progress }) => progress?.place === 'stuck').length,
    hands: seats.filter(({ hand }) => hand).toSorted((one, other) => raisedAt(one) - raisedAt(other)),
    behind: running.filter(isBehind).toSorted((one, other) => sinceOf(one) - sinceOf(other)),
  };
}

/** When the seat has come to the place where it is, in epoch milliseconds; when it was taken, before its demo has begun. */
export function sinceOf({ progress, joinedAt }: Seat): number {
  return progress?.reached[progress.place] ?? joinedAt;
}

function isUnderWay({ progress }: Seat): boolean {
  return progress !== undefined && progress.place !== 'ended';
}

function raisedAt({ hand }: Seat): number {
  return hand?.raisedAt ?? 0;
}

function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
