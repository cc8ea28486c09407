import { Redis } from 'ioredis';

/** A command that finds no server fails after about two seconds: a person waits for the answer. */
const MAX_RECONNECTS_PER_COMMAND = 5;
/** A server that is connected and silent, in milliseconds. */
const COMMAND_TIMEOUT_MS = 10_000;

/**
 * Connects in the background and again whenever the connection is lost, at the latest every second.
 * @param url `redis://` or `rediss://`, with user, password and database number
 * @param onError told of every failed connection; nothing needs to be done about it
 */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: MAX_RECONNECTS_PER_COMMAND,
    commandTimeout: COMMAND_TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
  });
  // Without a listener, a lost connection would be printed, and thrown by every client made from this one.
  return redis.on('error', onError);
}
