import { UpstreamError } from '../errors.ts';
import { redisCodeOf } from '../shared/redis-code.ts';

/**
 * Returns an UpstreamError for a failed call to Redis. The original error is not kept as the cause, because it holds
 * the whole command with its values.
 */
export function redisFailure(error: unknown): UpstreamError {
  const code = redisCodeOf(error);
  return new UpstreamError('redis', code, `The queue's Redis did not answer as expected (${code}).`);
}
