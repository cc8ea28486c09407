/**
 * What the page shows of the embedded AWS account. Paths are below `/_sandbox` on the AWS address:
 *
 *   GET /_sandbox/view          -> AwsView
 *   GET /_sandbox/view/stream   -> server-sent events; each `data:` line is a whole AwsView
 *
 * Never contains a seed, a secret key, a code or a token.
 */
export interface AwsView {
  readonly revision: number;
  readonly accountId: string;
  readonly region: string;
  readonly users: readonly AwsUserView[];
  readonly mfaDevices: readonly AwsMfaDeviceView[];
  readonly roles: readonly AwsRoleView[];
  /** Customer managed ones. */
  readonly managedPolicies: readonly AwsManagedPolicyView[];
  readonly groups: readonly { readonly groupName: string; readonly userNames: readonly string[] }[];
  readonly buckets: readonly string[];
  readonly clock: AwsClockView;
  readonly throttle: AwsThrottleView;
  /** How long a change takes to spread, in milliseconds. */
  readonly propagationMs: number;
  /** When the next thing settles, epoch milliseconds of the account's clock; absent when all is settled. */
  readonly settlesAt?: number | undefined;
  /** Oldest first, the newest 500. */
  readonly calls: readonly AwsCallView[];
}

export interface AwsClockView {
  /** The account's time, epoch milliseconds. */
  readonly now: number;
  /** How far it was moved from this machine's clock. */
  readonly offsetSeconds: number;
}

export interface AwsThrottleView {
  /** Calls of one operation; null while nothing is throttled. */
  readonly perSecond: number | null;
  /** How many calls have been refused so far. */
  readonly refused: number;
}

/** Inline policies with their documents: as they were last put, in effect once settled. */
export interface AwsInlinePolicyView {
  readonly name: string;
  readonly document: object;
  readonly isSettled: boolean;
}

export interface AwsAttachedPolicyView {
  readonly arn: string;
  readonly isSettled: boolean;
}

export interface AwsUserView {
  readonly userName: string;
  readonly path: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly accessKeys: readonly {
    readonly id: string;
    readonly status: 'Active' | 'Inactive';
    readonly isSettled: boolean;
  }[];
  readonly inlinePolicies: readonly AwsInlinePolicyView[];
  readonly attachedPolicies: readonly AwsAttachedPolicyView[];
  /** ARN of the permissions boundary. */
  readonly boundaryArn?: string | undefined;
  readonly mfaSerialNumbers: readonly string[];
}

export interface AwsRoleView {
  readonly roleName: string;
  readonly path: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly trustPolicy: object;
  readonly inlinePolicies: readonly AwsInlinePolicyView[];
  readonly attachedPolicies: readonly AwsAttachedPolicyView[];
  readonly boundaryArn?: string | undefined;
  /** Whether STS knows the role yet. */
  readonly isSettled: boolean;
}

export interface AwsManagedPolicyView {
  readonly arn: string;
  readonly policyName: string;
  readonly document: object;
}

export interface AwsMfaDeviceView {
  readonly serialNumber: string;
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Absent while nobody has enabled it. */
  readonly enabledFor?: string | undefined;
  readonly isSettled: boolean;
}

export interface AwsCallView {
  /** Counts up from 1. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly service: 'iam' | 'sts' | 's3';
  readonly operation: string;
  /** User name, `root`-like admin name, or `anonymous` where no caller could be established. */
  readonly principal: string;
  /** Absent where no caller could be established. */
  readonly principalArn?: string | undefined;
  /** The last four characters of the access key id that signed, whether or not anybody has it. */
  readonly keyEnding?: string | undefined;
  /** The three states of `aws:MultiFactorAuthPresent`. */
  readonly mfa: 'absent' | 'false' | 'true';
  readonly result: 'allowed' | 'denied' | 'failed';
  readonly httpStatus: number;
  /** AWS's error code when it was not a success. */
  readonly errorCode?: string | undefined;
  /** Why, in one sentence: the statement that decided, or that none allowed it. */
  readonly reason?: string | undefined;
  /** What the caller's policies said; absent where they were not asked. */
  readonly decision?: AwsDecision | undefined;
  /** The statement that decided; absent where it was the lack of one. */
  readonly statement?: { readonly policy: string; readonly label: string } | undefined;
  /** As the reply's header has it. */
  readonly requestId?: string | undefined;
  /** From the arrival of the request to its answer, in milliseconds. */
  readonly tookMs?: number | undefined;
}

export type AwsDecision = 'allowed' | 'explicit-deny' | 'not-allowed' | 'outside-boundary' | 'outside-session-policy';
