/**
 * The four kinds of errors, sorted by who must act. Every other error is a bug, or means that a record cannot be read.
 * Expected refusals (a wrong code, a second demo) are return values with a reason, not exceptions.
 */

/** The person can correct the cause. The message is shown to the person. Nobody is alerted. */
export class UserError extends Error {
  override name = 'UserError';
}

/** Another process changed the record first: load the record and decide again. */
export class ConflictError extends Error {
  override name = 'ConflictError';
}

/** AWS, Slack, Redis or the network failed: the same call may succeed later. */
export class UpstreamError extends Error {
  override name = 'UpstreamError';
  readonly service: 'aws' | 'slack' | 'redis';
  /** The service's own code, for example `Throttling`. Never a message, which could contain a secret. */
  readonly code: string;
  /** The wait that the service asked for, in seconds. */
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

/** Marks the error of a call that has certainly created nothing in AWS. Returns the same error. */
export function asUndone<Failure extends Error>(error: Failure): Failure {
  undone.add(error);
  return error;
}

/** Returns whether `asUndone` has marked this error. */
export function isUndone(error: unknown): boolean {
  return error instanceof Error && undone.has(error);
}

/** The operator must act, for example because of a wrong setting or a missing permission. Another try does not help. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
