import { UpstreamError } from '../errors.ts';
import { redisCodeOf } from '../shared/redis-code.ts';

/**
 * Runs a call to Redis.
 * @throws UpstreamError with Redis's own code. Never with the error itself: it holds the whole command.
 */
export async function askRedis<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const code = redisCodeOf(error);
    throw new UpstreamError('redis', code, `Redis did not answer as expected (${code}).`);
  }
}

/** Redis's answer to a command for another type of value than the key has. */
export function isWrongType(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('WRONGTYPE');
}
