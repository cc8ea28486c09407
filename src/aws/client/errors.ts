import { ConfigError, UpstreamError } from '../../errors.ts';

/**
 * Codes with which AWS refuses a call because there are too many calls. It is the SDK's list without
 * `LimitExceededException`, which the SDK also uses when a quota of IAM is used up.
 */
const THROTTLED = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);
/** Other codes after which the same call may succeed later. */
const TRY_AGAIN = new Set([
  'ServiceFailure',
  'ServiceUnavailable',
  'InternalFailure',
  'InternalError',
  'InternalServerError',
  'RequestTimeout',
  'EntityTemporarilyUnmodifiable',
  'ConcurrentModification',
  // IAM's reads lag behind its writes: a resource that was just created may not be visible yet.
  'NoSuchEntity',
  // IAM may still see the device that was just deactivated, or the policy that was just deleted.
  'DeleteConflict',
]);
const NETWORK_FAILURES = new Set([
  'TimeoutError',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // From tunnel-agents.ts: the company's proxy refused the connection, or cannot be reached.
  'EPROXY',
]);
const NOT_ALLOWED = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);
const KEY_UNKNOWN = new Set(['InvalidClientTokenId', 'InvalidAccessKeyId', 'UnrecognizedClientException']);
const BAD_CREDENTIALS = new Set([
  ...KEY_UNKNOWN,
  'SignatureDoesNotMatch',
  'RequestTimeTooSkewed',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'ExpiredToken',
  'ExpiredTokenException',
  'CredentialsProviderError',
]);

/** The names that the SDK gives to an error in which it finds no code. */
const NO_CODE = new Set(['Error', 'Unknown', 'UnknownError', 'SyntaxError', 'undefined', '']);

/** The fields that are read from an error of the SDK. */
export interface SdkFailure {
  readonly name: string;
  readonly Code?: unknown;
  readonly code?: unknown;
  readonly message: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string; readonly attempts?: number };
}

/**
 * Returns AWS's error code. `Code` comes first, because the SDK changes some names (it adds `Exception`). A network
 * failure has only a `code` or a name.
 */
export function codeOf(failure: SdkFailure): string {
  if (typeof failure.Code === 'string') return failure.Code;
  if (typeof failure.code === 'string' && NETWORK_FAILURES.has(failure.code)) return failure.code;
  return String(failure.name);
}

/** Returns true if AWS refused the call because there are too many calls. */
export function isThrottled(failure: SdkFailure): boolean {
  return THROTTLED.has(codeOf(failure)) || failure.$metadata?.httpStatusCode === 429;
}

/**
 * Returns the error for a call with the bot's own credentials if only the operator can correct the cause. Returns
 * `undefined` for every other code.
 */
export function botFailure(action: string, code: string): Error | undefined {
  if (NOT_ALLOWED.has(code)) return new ConfigError(`AWS does not let the bot do ${action}: its policy must allow it.`);
  if (code === 'LimitExceeded') return new ConfigError(`AWS refused ${action}: a quota of the account is used up.`);
  if (!BAD_CREDENTIALS.has(code)) return undefined;
  return new ConfigError(
    `AWS does not accept the bot's credentials (${code} for ${action}): check them and the clock.`,
  );
}

/**
 * Returns the error for a call with a demo's credentials if AWS does not know them yet or denies the call. Returns
 * `undefined` for every other code.
 */
export function demoFailure(action: string, code: string): Error | undefined {
  if (KEY_UNKNOWN.has(code)) return new UpstreamError('aws', code, `AWS does not know the demo's key yet (${action}).`);
  if (!NOT_ALLOWED.has(code)) return undefined;
  return new ConfigError(`AWS does not let the demo's user do ${action}: a policy of the account forbids it.`);
}

/** Returns whether the SDK could not read AWS's answer: its status says success, or it has no error code of AWS. */
function isUnreadable(code: string, status: number): boolean {
  return (status >= 200 && status < 300) || (status >= 300 && NO_CODE.has(code));
}

/**
 * Returns the error for a failure that means the same for all credentials. It has no `cause`, because AWS's messages
 * may repeat a part of the request, for example an MFA code.
 */
export function commonFailure(action: string, code: string, failure: SdkFailure): Error {
  const { httpStatusCode = 0, requestId } = failure.$metadata ?? {};
  const where = requestId === undefined ? action : `${action}, request ${requestId}`;
  if (isUnreadable(code, httpStatusCode))
    return new UpstreamError('aws', 'UnreadableAnswer', `AWS's answer could not be read (${where}).`);
  const isTemporary =
    TRY_AGAIN.has(code) || NETWORK_FAILURES.has(code) || httpStatusCode >= 500 || isThrottled(failure);
  if (isTemporary) return new UpstreamError('aws', code, `AWS could not do it now: ${code} (${where}).`);
  return new Error(`AWS answered with ${code} (${where}).`);
}
