import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';

/** Held while a job of a demo runs, so that no other process runs one of the same demo. */
export interface DemoLock {
  /** Never fails: a lock that cannot be released expires. */
  release(): Promise<void>;
}

export interface DemoLocks {
  /** The lock, or nothing when somebody else holds it. Rejects with Redis's own error. */
  take(demoId: string): Promise<DemoLock | undefined>;
  /** Stops renewing all locks: each expires, at the latest after its duration, and others may go on. */
  abandonAll(): void;
}

/** Only the holder renews. A lock that vanished with an emptied Redis is taken again, if nobody was faster. */
const RENEW = `
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if not holder then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1 end
return 0`;

/** Only the holder releases: a late one must not free its successor's lock. */
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/**
 * Locks that live as long as their process. One that lost its lock (no Redis for a while, a stalled event loop) is
 * not told, and need not be: the store refuses its saves, because its successor's have raised the version.
 * @param durationMs how long after the holder's death the demo stays locked
 */
export function createDemoLocks(redis: Redis, prefix: string, durationMs: number): DemoLocks {
  const timers = new Set<NodeJS.Timeout>();

  return {
    async take(demoId) {
      const [key, token] = [`${prefix}:demo-lock:${demoId}`, randomUUID()];
      if ((await redis.set(key, token, 'PX', durationMs, 'NX')) === null) return undefined;
      const renew = () => void redis.eval(RENEW, 1, key, token, durationMs).catch(() => {});
      const timer = setInterval(renew, durationMs / 3);
      timers.add(timer);
      return {
        async release() {
          clearInterval(timer);
          timers.delete(timer);
          await redis.eval(RELEASE, 1, key, token).catch(() => {});
        },
      };
    },

    abandonAll() {
      for (const timer of timers) clearInterval(timer);
      timers.clear();
    },
  };
}
