import { UpstreamError } from '../errors.ts';

/**
 * Runs a call to Redis.
 * @throws UpstreamError with Redis's own code. Never with the error itself: it holds the whole command.
 */
export async function askRedis<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const code = codeOf(error);
    throw new UpstreamError('redis', code, `Redis did not answer as expected (${code}).`);
  }
}

/** Redis's answer to a command for another type of value than the key has. */
export function isWrongType(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('WRONGTYPE');
}

/** `ECONNREFUSED`, `MaxRetriesPerRequestError`, or the first word of an answer such as `LOADING` or `OOM`. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error.message === 'Command timed out') return 'Timeout';
  return /^[A-Z]{2,}(?= )/.exec(error.message)?.[0] ?? error.name;
}
