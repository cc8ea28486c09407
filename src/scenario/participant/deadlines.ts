import { type Demo, isNobodys, isRunning } from '../demo.ts';

const REMINDER_BEFORE_MS = 5 * 60_000;
const MORE_TIME_MS = 10 * 60_000;

type Times = Pick<Demo, 'createdAt' | 'deadlineAt' | 'extendedAt' | 'prepared'>;

/**
 * Returns when the participant gets the reminder, in epoch milliseconds: five minutes before the deadline, or a fifth
 * of the lifetime before it if that is less.
 */
export function reminderAt({ createdAt, deadlineAt }: Times): number {
  return deadlineAt - Math.min(REMINDER_BEFORE_MS, (deadlineAt - createdAt) / 5);
}

/**
 * Returns how much time a participant can add, in milliseconds: ten minutes, but never more than the demo's lifetime.
 */
export function moreTimeMs({ createdAt, deadlineAt }: Times): number {
  return Math.min(MORE_TIME_MS, deadlineAt - createdAt);
}

/**
 * Returns the latest possible deadline of a demo, in epoch milliseconds. The tags in AWS contain it from the start,
 * because they are written only once.
 */
export function latestDeadline(demo: Times): number {
  if (demo.prepared && isNobodys(demo)) return demo.prepared.until;
  return demo.extendedAt === undefined ? demo.deadlineAt + moreTimeMs(demo) : demo.deadlineAt;
}

/**
 * Returns the longest time from start to deadline, in milliseconds: `lifetimeMs` and the time that a participant can
 * add.
 */
export function longestLifeMs(lifetimeMs: number): number {
  return lifetimeMs + moreTimeMs({ createdAt: 0, deadlineAt: lifetimeMs });
}

/**
 * Returns whether the demo's deadline has passed. A damaged record may contain any time, so a demo is also over if it
 * is older than any demo can be, or begins too far in the future.
 */
export function isOver(demo: Times, now: number, longestLifetimeMs: number): boolean {
  const latest = demo.createdAt + longestLifeMs(longestLifetimeMs);
  return now >= Math.min(demo.deadlineAt, latest) || isOfTheFuture(demo, now);
}

/** The bot assumes that the clocks of two bots differ by at most this, in milliseconds. */
const MOST_CLOCK_DIFFERENCE_MS = 24 * 3_600_000;

/**
 * Returns whether a demo's start is so far in the future that its record must be damaged.
 * @param now epoch milliseconds
 */
export function isOfTheFuture({ createdAt }: Pick<Demo, 'createdAt'>, now: number): boolean {
  return createdAt > now + MOST_CLOCK_DIFFERENCE_MS;
}

/** Returns whether the participant can still take more time. @param now epoch milliseconds */
export function canTakeMoreTime(demo: Demo, now: number): boolean {
  return isRunning(demo) && demo.extendedAt === undefined && now < demo.deadlineAt;
}
