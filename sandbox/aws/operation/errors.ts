/** Result of the policy evaluation, for the call log. */
export interface Verdict {
  readonly decision: 'allowed' | 'explicit-deny' | 'not-allowed' | 'outside-boundary' | 'outside-session-policy';
  /** The statement that allowed or denied; absent when no statement did. */
  readonly statement?: { readonly policy: string; readonly label: string } | undefined;
}

/** An error answer of AWS. The client gets `message`; `reason` goes only into the call log. */
export class AwsError extends Error {
  override name = 'AwsError';
  readonly code: string;
  readonly httpStatus: number;
  /** The cause for the call log; by default the message. Never contains a secret. */
  readonly reason: string;
  /** Present when policies denied the call. */
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

/** The answer of IAM and STS to an action or a version that they do not know. */
export const invalidAction = (action: string, version: string) =>
  new AwsError('InvalidAction', 400, `Could not find operation ${action} for version ${version}`);
