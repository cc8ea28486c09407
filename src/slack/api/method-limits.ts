import { setTimeout as sleep } from 'node:timers/promises';
import QuickLRU from 'quick-lru';
import { UpstreamError } from '../../errors.ts';
import type { SlackMethod } from './refusals/words.ts';
import { callSlack as callOnce } from './slack-call.ts';

/**
 * Calls per minute of each tier; https://docs.slack.dev/apis/web-api/rate-limits. Slack accepts short bursts above them.
 */
const TIERS = { 2: 20, 3: 50, 4: 100 } as const;
/** Tiers of methods, from their pages in Slack's documentation. All other methods count as tier 4 here. */
const TIER_OF: Readonly<Record<string, keyof typeof TIERS>> = {
  'chat.delete': 3,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.open': 3,
  'files.delete': 3,
  'usergroups.users.list': 2,
};
/** Slack limits posts per channel: one per second. */
const POSTS = { method: 'chat.postMessage', perMinute: 60 } as const;
/** This call never waits, because its trigger id expires after three seconds. */
const NEVER_WAITS = 'views.open';

/**
 * How long a call may wait for its turn, in milliseconds. A call that would wait longer is not made: it fails, and its
 * error says after how many seconds to try again.
 */
const LONGEST_HOLD_MS = 3_000;
/** If no call of a method has to wait during this time, in milliseconds, its calls are made immediately again. */
const QUIET_MS = 60_000;
const MOST_REMEMBERED = 5_000;

interface Limit {
  readonly gapMs: number;
  /** Slack asked the bot to make no calls before this time. */
  closedUntil: number;
  nextAt: number;
  /** When the next rejected caller is to try again. */
  comeBackAt: number;
  lastWaitAt: number;
}

export interface MethodLimits {
  /**
   * Waits until a call of this method may be made, and makes the call.
   * @param channel the channel of a post, since posts are limited per channel
   * @throws the errors of `callSlack` in slack-call.ts; UpstreamError `ratelimited` also for a call that is not made
   * because it would have to wait too long
   */
  callSlack<T>(method: SlackMethod, call: () => Promise<T>, channel?: string): Promise<T>;
  /** Waits until a call of this method may be made. @throws UpstreamError `ratelimited` when the wait is too long */
  turn(method: SlackMethod, channel?: string): Promise<void>;
  /** Makes a call that has already waited for its turn. */
  callNow<T>(method: SlackMethod, call: () => Promise<T>, channel?: string): Promise<T>;
}

/**
 * Keeps to Slack's rate limits. Calls wait only after Slack has refused a call of the same method (a post: to the same
 * channel) because of a rate limit. Then no such call is made before the time that Slack gives. After this time only
 * the documented number of calls per minute is made, until a minute has passed in which no call had to wait. A call of
 * `views.open` never waits: before the time that Slack gives, it fails, and after this time it is made immediately.
 * @param now epoch milliseconds
 */
export function createMethodLimits(now: () => number): MethodLimits {
  const limits = new QuickLRU<string, Limit>({ maxSize: MOST_REMEMBERED });

  async function turn(method: SlackMethod, channel?: string): Promise<void> {
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
      // If Slack refused another call during this wait, wait again.
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

/**
 * Returns how many milliseconds a rejected caller has to wait. Each rejected caller waits `gapMs` longer than the
 * caller before.
 */
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
