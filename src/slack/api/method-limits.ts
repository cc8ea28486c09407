import { setTimeout as sleep } from 'node:timers/promises';
import QuickLRU from 'quick-lru';
import { UpstreamError } from '../../errors.ts';
import { callSlack as callOnce } from './slack-call.ts';

/** Calls per minute of each tier; https://docs.slack.dev/apis/web-api/rate-limits. Slack takes bursts above them. */
const TIERS = { 2: 20, 3: 50, 4: 100 } as const;
/** As each method's own page says; 4 for the others. */
const TIER_OF: Readonly<Record<string, keyof typeof TIERS>> = {
  'chat.delete': 3,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.open': 3,
  'files.delete': 3,
  'usergroups.users.list': 2,
};
/** Messages are counted per channel: one per second. */
const POSTS = { method: 'chat.postMessage', perMinute: 60 } as const;
/** Its trigger lives for three seconds: it never waits. */
const NEVER_WAITS = 'views.open';

/** A call that would have to wait longer is not made: its caller gets an error with the time after which to try again. */
const LONGEST_HOLD_MS = 3_000;
/** After so long without a call that had to wait, bursts are tried again. */
const QUIET_MS = 60_000;
const MOST_REMEMBERED = 5_000;

interface Limit {
  readonly gapMs: number;
  /** Slack has asked for no calls before that. */
  closedUntil: number;
  nextAt: number;
  /** When the next caller that is sent away shall come back. */
  comeBackAt: number;
  lastWaitAt: number;
}

export interface MethodLimits {
  /**
   * Makes one call when it is its turn.
   * @param channel the one that is written to: posts are counted for each
   * @throws as `callSlack` of slack-call.ts; UpstreamError `ratelimited` also for a call that was not made because Slack asks to wait
   */
  callSlack<T>(method: string, call: () => Promise<T>, channel?: string): Promise<T>;
  /** Waits for a turn. @throws UpstreamError `ratelimited` */
  turn(method: string, channel?: string): Promise<void>;
  /** Makes a call that has had its turn. */
  callNow<T>(method: string, call: () => Promise<T>, channel?: string): Promise<T>;
}

/**
 * Keeps Slack's limits. Before Slack refuses a call nothing waits. When it does, no further call of this method is made before the time
 * it has said, and from then on no more per minute than is documented, until it was quiet for a minute.
 * @param now epoch milliseconds
 */
export function createMethodLimits(now: () => number): MethodLimits {
  const limits = new QuickLRU<string, Limit>({ maxSize: MOST_REMEMBERED });

  async function turn(method: string, channel?: string): Promise<void> {
    const key = keyOf(method, channel);
    for (let limit = limits.get(key); limit; limit = limits.get(key)) {
      const at = now();
      if (at > limit.lastWaitAt + QUIET_MS && at >= limit.closedUntil) return void limits.delete(key);
      if (method === NEVER_WAITS) {
        if (at < limit.closedUntil) throw limited(method, limit.closedUntil - at);
        return;
      }
      const turnAt = Math.max(at, limit.nextAt);
      if (turnAt > at + LONGEST_HOLD_MS) throw limited(method, comeBackIn(limit, turnAt, at));
      limit.nextAt = turnAt + limit.gapMs;
      if (turnAt === at) return;
      limit.lastWaitAt = turnAt;
      await sleep(turnAt - at);
      // If not, Slack has refused another call during the wait: wait again.
      if (now() >= limit.closedUntil) return;
    }
  }
  function refused(key: string, method: string, retryAfterSeconds: number): void {
    const at = now();
    const perMinute = method === POSTS.method ? POSTS.perMinute : TIERS[TIER_OF[method] ?? 4];
    const closedUntil = at + retryAfterSeconds * 1000;
    const before = limits.get(key);
    limits.set(key, {
      gapMs: 60_000 / perMinute,
      closedUntil: Math.max(closedUntil, before?.closedUntil ?? 0),
      nextAt: Math.max(closedUntil, before?.nextAt ?? 0),
      comeBackAt: before?.comeBackAt ?? 0,
      lastWaitAt: closedUntil,
    });
  }
  const callNow: MethodLimits['callNow'] = async (method, call, channel) => {
    try {
      return await callOnce(method, call);
    } catch (error) {
      const seconds = error instanceof UpstreamError ? error.retryAfterSeconds : undefined;
      if (seconds !== undefined) refused(keyOf(method, channel), method, seconds);
      throw error;
    }
  };
  return {
    turn,
    callNow,
    callSlack: async (method, call, channel) => {
      await turn(method, channel);
      return callNow(method, call, channel);
    },
  };
}

/** Those who are sent away come back one after the other. */
function comeBackIn(limit: Limit, turnAt: number, at: number): number {
  const backAt = Math.max(turnAt, limit.comeBackAt);
  limit.comeBackAt = backAt + limit.gapMs;
  return backAt - at;
}

function keyOf(method: string, channel = ''): string {
  return method === POSTS.method ? `${method} ${channel}` : method;
}

function limited(method: string, waitMs: number): UpstreamError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  return new UpstreamError('slack', 'ratelimited', `${method}: Slack asks to wait`, { retryAfterSeconds });
}
