import type { Redis } from 'ioredis';
import type { RedisClient } from '../../shared/redis-client.ts';

/**
 * Sends in one go what is written to a server in one turn of the event loop: each write of its own costs as much as many together. A
 * cluster writes as it does by itself: a failover there was not tried with it.
 */
export function writeTogether(client: RedisClient): void {
  if (!client.isCluster) gatherWrites(client as Redis);
}

function gatherWrites(redis: Redis): void {
  // Each connection has a stream of its own.
  redis.on('connect', () => {
    const { stream } = redis;
    const write = stream.write.bind(stream) as (...chunk: unknown[]) => boolean;
    let isGathering = false;
    stream.write = (...chunk: unknown[]) => {
      if (!isGathering) {
        isGathering = true;
        stream.cork();
        setImmediate(() => {
          isGathering = false;
          stream.uncork();
        });
      }
      return write(...chunk);
    };
  });
}
