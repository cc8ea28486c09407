import type { Redis } from 'ioredis';
import type { RedisClient } from '../../shared/redis-client.ts';

const LOOK_EVERY_MS = 5_000;
/** A connection is closed when this many pings in a row have no answer. */
const MOST_UNANSWERED = 2;

/**
 * Sends a PING on each connection regularly, and closes a connection that does not answer, so that ioredis connects
 * again. A machine that has failed, or a proxy in front of a failed server, closes no connection itself.
 * @returns a function that stops the pings
 */
export function breakSilence(client: RedisClient, everyMs: number = LOOK_EVERY_MS): () => void {
  if (!client.isCluster) return watch(client as Redis, everyMs);
  const watched = new Map<Redis, () => void>();
  client.on('+node', (node: Redis) => watched.set(node, watch(node, everyMs)));
  client.on('-node', (node: Redis) => {
    watched.get(node)?.();
    watched.delete(node);
  });
  return () => {
    for (const stop of watched.values()) stop();
    watched.clear();
  };
}

function watch(redis: Redis, everyMs: number): () => void {
  let unanswered = 0;
  let isClosing = false;
  const answered = () => {
    unanswered = 0;
  };
  for (const event of ['connect', 'ready', 'reconnecting']) redis.on(event, answered);
  redis.on('close', () => {
    isClosing = false;
  });
  // Count pings, not seconds: a process that was suspended for a while could not receive answers.
  const timer = setInterval(() => {
    const isJoined = redis.status === 'ready' || redis.status === 'connect';
    if (!isJoined || isClosing) return answered();
    if (unanswered >= MOST_UNANSWERED) {
      isClosing = true;
      return redis.disconnect(true);
    }
    unanswered += 1;
    // An error from Redis is an answer too.
    const onFailure = (error: Error) => (error.name === 'ReplyError' ? answered() : undefined);
    if (redis.status === 'ready') redis.ping().then(answered, onFailure);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
