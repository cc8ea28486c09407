import { UpstreamError } from '../errors.ts';
import { redisCodeOf } from '../shared/redis-code.ts';

/**
 * Runs a call to Redis.
 * @throws UpstreamError with Redis's error code. It does not contain the original error, which holds the whole command
 */
export async function askRedis<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const code = redisCodeOf(error);
    throw new UpstreamError('redis', code, `Redis did not answer as expected (${code}).`);
  }
}

/** Returns whether a command failed because the key has another type. */
export function isWrongType(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('WRONGTYPE');
}
