/**
 * The four kinds of failure, sorted by who must act. Everything else that is thrown is a bug.
 * Expected refusals (a wrong code, a second demo) are values with a reason, not exceptions.
 */

/** The person can put it right; its message is shown to them and is not alarming. */
export class UserError extends Error {
  override name = 'UserError';
}

/** Somebody else changed the record first: load it again and decide anew. */
export class ConflictError extends Error {
  override name = 'ConflictError';
}

/** AWS or Slack failed, or a network between: the same call may succeed later. */
export class UpstreamError extends Error {
  override name = 'UpstreamError';
  readonly service: 'aws' | 'slack' | 'redis';
  /** The service's own code, for example `Throttling`. Never a message that could carry a secret. */
  readonly code: string;
  /** How long the service asked us to wait, in seconds. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    service: UpstreamError['service'],
    code: string,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.service = service;
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

const undone = new WeakSet<Error>();

/** Marks a failure of which it is certain that it has changed nothing anywhere. Returns the same error. */
export function asUndone<Failure extends Error>(error: Failure): Failure {
  undone.add(error);
  return error;
}

export function isUndone(error: unknown): boolean {
  return error instanceof Error && undone.has(error);
}

/** The operator must act: a wrong setting, a missing permission. Trying again changes nothing. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
