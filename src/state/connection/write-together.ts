import type { Redis } from 'ioredis';
import type { RedisClient } from '../../shared/redis-client.ts';

/**
 * Sends all commands of one turn of the event loop in one write, because many commands in one write cost as little as
 * one command. The client of a cluster still writes each command alone, because no test checks this with a failover of
 * a cluster.
 */
export function writeTogether(client: RedisClient): void {
  if (!client.isCluster) gatherWrites(client as Redis);
}

function gatherWrites(redis: Redis): void {
  // Each new connection has a new stream.
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
