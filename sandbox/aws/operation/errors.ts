/** What the evaluation of policies came to, for the call log. */
export interface Verdict {
  readonly decision: 'allowed' | 'explicit-deny' | 'not-allowed' | 'outside-boundary' | 'outside-session-policy';
  /** The statement that allowed or denied; absent when none did. */
  readonly statement?: { readonly policy: string; readonly label: string } | undefined;
}

/** An answer AWS gives instead of a success. `message` goes over the wire; `reason` only to the call log. */
export class AwsError extends Error {
  override name = 'AwsError';
  readonly code: string;
  readonly httpStatus: number;
  /** What the sandbox knows and AWS would not say, in one sentence; never a secret. */
  readonly reason: string;
  /** Present where policies refused. */
  readonly verdict: Verdict | undefined;

  constructor(code: string, httpStatus: number, message: string, reason: string = message, verdict?: Verdict) {
    super(message);
    this.code = code;
    this.httpStatus = httpStatus;
    this.reason = reason;
    this.verdict = verdict;
  }
}

export const noSuchEntity = (message: string) => new AwsError('NoSuchEntity', 404, message);

export const noSuchUser = (userName: string) => noSuchEntity(`The user with name ${userName} cannot be found.`);

export const alreadyExists = (message: string) => new AwsError('EntityAlreadyExists', 409, message);

export const deleteConflict = (message: string) => new AwsError('DeleteConflict', 409, message);

export const limitExceeded = (message: string) => new AwsError('LimitExceeded', 409, message);

export const malformedPolicy = (message: string) => new AwsError('MalformedPolicyDocument', 400, message);

export const malformedInput = (message: string) => new AwsError('MalformedInput', 400, message);

export const validationError = (message: string) => new AwsError('ValidationError', 400, message);

export const accessDenied = (message: string, reason?: string, verdict?: Verdict) =>
  new AwsError('AccessDenied', 403, message, reason, verdict);

/** For IAM and STS: a name the endpoint does not know is never a success. */
export const invalidAction = (action: string, version: string) =>
  new AwsError('InvalidAction', 400, `Could not find operation ${action} for version ${version}`);
