/**
 * Returns a code such as `ECONNREFUSED`, `MaxRetriesPerRequestError`, or the first word of Redis's error, such as
 * `LOADING` or `OOM`. Never a secret.
 */
export function redisCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error.message === 'Command timed out') return 'Timeout';
  return /^[A-Z]{2,}(?= )/.exec(error.message)?.[0] ?? error.name;
}
