import { UpstreamError } from '../errors.ts';

/** Translates the failure of a call to Redis. The error itself is not passed on as the cause: it holds the whole command. */
export function redisFailure(error: unknown): UpstreamError {
  const code = codeOf(error);
  return new UpstreamError('redis', code, `The queue's Redis did not answer as expected (${code}).`);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error.message === 'Command timed out') return 'Timeout';
  return /^[A-Z]{2,}(?= )/.exec(error.message)?.[0] ?? error.name;
}
