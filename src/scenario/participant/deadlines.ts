import { type Demo, isNobodys, isRunning } from '../demo.ts';

const REMINDER_BEFORE_MS = 5 * 60_000;
const MORE_TIME_MS = 10 * 60_000;

type Times = Pick<Demo, 'createdAt' | 'deadlineAt' | 'extendedAt' | 'prepared'>;

/** When the participant is reminded (epoch milliseconds): five minutes before the deadline, or a fifth of a short life. */
export function reminderAt({ createdAt, deadlineAt }: Times): number {
  return deadlineAt - Math.min(REMINDER_BEFORE_MS, (deadlineAt - createdAt) / 5);
}

/** How much more a participant can have, once: ten minutes, but never more than the demo had from the start. */
export function moreTimeMs({ createdAt, deadlineAt }: Times): number {
  return Math.min(MORE_TIME_MS, deadlineAt - createdAt);
}

/** The last moment at which this demo can still be alive: what AWS is told at the start, since tags are not written twice. */
export function latestDeadline(demo: Times): number {
  if (demo.prepared && isNobodys(demo)) return demo.prepared.until;
  return demo.extendedAt === undefined ? demo.deadlineAt + moreTimeMs(demo) : demo.deadlineAt;
}

/** How long a demo lives at the most, in milliseconds, when it was given `lifetimeMs` and its participant asks for more. */
export function longestLifeMs(lifetimeMs: number): number {
  return lifetimeMs + moreTimeMs({ createdAt: 0, deadlineAt: lifetimeMs });
}

/** Whether the demo's time is over. What no bot would have set is over too, since a damaged record may name any time. */
export function isOver(demo: Times, now: number, longestLifetimeMs: number): boolean {
  const latest = demo.createdAt + longestLifeMs(longestLifetimeMs);
  return now >= Math.min(demo.deadlineAt, latest) || isOfTheFuture(demo, now);
}

/** No two clocks differ by this much. */
const MOST_CLOCK_DIFFERENCE_MS = 24 * 3_600_000;

export function isOfTheFuture({ createdAt }: Pick<Demo, 'createdAt'>, now: number): boolean {
  return createdAt > now + MOST_CLOCK_DIFFERENCE_MS;
}

export function canTakeMoreTime(demo: Demo, now: number): boolean {
  return isRunning(demo) && demo.extendedAt === undefined && now < demo.deadlineAt;
}
