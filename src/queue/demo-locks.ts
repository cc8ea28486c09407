import { randomUUID } from 'node:crypto';
import type { RedisClient } from '../shared/redis-client.ts';

/** Held while a job of a demo runs, so that no other process runs one of the same demo. */
export interface DemoLock {
  /** Never rejects: a lock that cannot be released expires. */
  release(): Promise<void>;
}

export interface DemoLocks {
  /** Returns undefined when the lock is taken. Rejects with Redis's own error. */
  take(demoId: string): Promise<DemoLock | undefined>;
  /** Stops renewing all locks. Each expires within its duration, and then other processes can work on the demo. */
  abandonAll(): void;
}

/** Only the holder renews. A lock that was lost when Redis was emptied is taken again, unless another process has it now. */
const RENEW = `
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if not holder then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1 end
return 0`;

/** Only the holder releases: a process whose lock has expired must not delete the lock of the next one. */
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

type Script = (...keysAndValues: (string | number)[]) => Promise<number>;

/**
 * Locks that are renewed while their process lives. A process that lost its lock (no Redis for a while, a stalled event loop) does
 * not notice. It does no harm: the saves of the next holder raise the version of the record, and the store refuses the old one.
 * @param durationMs how long the demo stays locked after its process died
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
