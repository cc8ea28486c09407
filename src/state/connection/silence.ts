import type { Redis } from 'ioredis';
import type { RedisClient } from '../../shared/redis-client.ts';

const LOOK_EVERY_MS = 5_000;
/** A server that has not answered at so many looks in a row is left. */
const MOST_UNANSWERED = 2;

/**
 * Asks every connection again and again whether somebody answers, and closes one that is silent: a machine that is gone, or a proxy in
 * front of a dead server, closes nothing by itself.
 * @returns ends it
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
    for (const rest of watched.values()) rest();
    watched.clear();
  };
}

function watch(redis: Redis, everyMs: number): () => void {
  let unanswered = 0;
  let isLeaving = false;
  const answered = () => {
    unanswered = 0;
  };
  for (const event of ['connect', 'ready', 'reconnecting']) redis.on(event, answered);
  redis.on('close', () => {
    isLeaving = false;
  });
  // Looks are counted, not seconds: a process that was stopped for a while has not listened either.
  const timer = setInterval(() => {
    const isJoined = redis.status === 'ready' || redis.status === 'connect';
    if (!isJoined || isLeaving) return answered();
    if (unanswered >= MOST_UNANSWERED) {
      isLeaving = true;
      return redis.disconnect(true);
    }
    unanswered += 1;
    // A refusal is an answer too.
    const onFailure = (error: Error) => (error.name === 'ReplyError' ? answered() : undefined);
    if (redis.status === 'ready') redis.ping().then(answered, onFailure);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
