import { UpstreamError } from '../errors.ts';
import { redisCodeOf } from '../shared/redis-code.ts';

/**
 * Translates the failure of a call to Redis. The original error is not kept as the cause, because it holds the whole
 * command.
 */
export function redisFailure(error: unknown): UpstreamError {
  const code = redisCodeOf(error);
  return new UpstreamError('redis', code, `The queue's Redis did not answer as expected (${code}).`);
}
