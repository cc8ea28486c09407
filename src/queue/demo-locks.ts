import { randomUUID } from 'node:crypto';
import type { RedisClient } from '../shared/redis-client.ts';

/** A lock that is held while a job of a demo runs, so that no other process runs a job of the same demo. */
export interface DemoLock {
  /** Releases the lock. Never rejects: a lock that cannot be released expires. */
  release(): Promise<void>;
}

export interface DemoLocks {
  /** Takes the lock of a demo. Returns undefined when another job has it. Rejects with Redis's own error. */
  take(demoId: string): Promise<DemoLock | undefined>;
  /** Stops renewing all locks. Each lock expires within its duration, and then other processes can work on the demo. */
  abandonAll(): void;
}

/**
 * Renews a lock for its holder. A lock that is missing (Redis was emptied) is taken again, unless another process has
 * taken it.
 */
const RENEW = `
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if not holder then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1 end
return 0`;

/** Deletes a lock for its holder only: a process whose lock has expired must not delete the lock of the next holder. */
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

type Script = (...keysAndValues: (string | number)[]) => Promise<number>;

/**
 * Creates locks that are renewed until they are released or their process ends. A process that loses its lock (Redis
 * was away, the event loop was blocked) does not notice this. It cannot overwrite the record: the next holder's saves
 * raise the version of the record, and the store refuses a save with the old version.
 * @param durationMs how long a demo stays locked after its process crashed, in milliseconds
 */
export function createDemoLocks(redis: RedisClient, prefix: string, durationMs: number): DemoLocks {
  redis.defineCommand('mfaDemoRenewLock', { numberOfKeys: 1, lua: RENEW });
  redis.defineCommand('mfaDemoReleaseLock', { numberOfKeys: 1, lua: RELEASE });
  const scripts = redis as RedisClient & Record<'mfaDemoRenewLock' | 'mfaDemoReleaseLock', Script>;
  const timers = new Set<NodeJS.Timeout>();

  return {
    async take(demoId) {
      const [key, token] = [`${prefix}:demo-lock:${demoId}`, randomUUID()];
      if ((await redis.set(key, token, 'PX', durationMs, 'NX')) === null) return undefined;
      const renew = () => void scripts.mfaDemoRenewLock(key, token, durationMs).catch(() => {});
      const timer = setInterval(renew, durationMs / 3);
      timers.add(timer);
      return {
        async release() {
          clearInterval(timer);
          timers.delete(timer);
          await scripts.mfaDemoReleaseLock(key, token).catch(() => {});
        },
      };
    },

    abandonAll() {
      for (const timer of timers) clearInterval(timer);
      timers.clear();
    },
  };
}
