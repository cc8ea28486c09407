/**
 * The parts of the embedded AWS account that the page shows. Paths are below `/_sandbox` on the AWS address:
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
  /** Customer managed policies. */
  readonly managedPolicies: readonly AwsManagedPolicyView[];
  readonly groups: readonly { readonly groupName: string; readonly userNames: readonly string[] }[];
  readonly buckets: readonly string[];
  readonly clock: AwsClockView;
  readonly throttle: AwsThrottleView;
  /** How long a change takes to propagate, in milliseconds. */
  readonly propagationMs: number;
  /**
   * When the next key, policy, trust policy or device will have propagated, epoch milliseconds of the account's clock;
   * absent when all have.
   */
  readonly settlesAt?: number | undefined;
  /** The newest 500 calls, oldest first. */
  readonly calls: readonly AwsCallView[];
}

export interface AwsClockView {
  /** The account's time, epoch milliseconds. */
  readonly now: number;
  /** Offset to this machine's clock. */
  readonly offsetSeconds: number;
}

export interface AwsThrottleView {
  /** Allowed calls of one operation of IAM or STS per second; null when nothing is throttled. */
  readonly perSecond: number | null;
  /** Number of calls refused since the limit was last set. */
  readonly refused: number;
}

/** An inline policy as it was last put. It is in effect if `isSettled` is true. */
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
  /** Whether STS already acts on this trust policy. Until then, STS does not know a new role. */
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
  /** The name of the user, or the ARN of the root user; absent when the device is not enabled. */
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
  /** User name, role name, or `anonymous` when the caller is unknown. */
  readonly principal: string;
  /** Absent when the caller is unknown. */
  readonly principalArn?: string | undefined;
  /** The last four characters of the access key id in the signature, even if no such key exists. */
  readonly keyEnding?: string | undefined;
  /** The three states of `aws:MultiFactorAuthPresent`. */
  readonly mfa: 'absent' | 'false' | 'true';
  readonly result: 'allowed' | 'denied' | 'failed';
  readonly httpStatus: number;
  /** AWS's error code; absent for a success. */
  readonly errorCode?: string | undefined;
  /**
   * The reason: the statement that decided, that no statement allowed the call, the cause of another error, or that the
   * operation needs no permission.
   */
  readonly reason?: string | undefined;
  /** Result of the policy evaluation; absent when policies were not evaluated. */
  readonly decision?: AwsDecision | undefined;
  /** The statement that decided; absent when no statement did. */
  readonly statement?: { readonly policy: string; readonly label: string } | undefined;
  /** The request id in the reply's header. */
  readonly requestId?: string | undefined;
  /** Milliseconds from the arrival of the request to its answer. */
  readonly tookMs?: number | undefined;
}

export type AwsDecision = 'allowed' | 'explicit-deny' | 'not-allowed' | 'outside-boundary' | 'outside-session-policy';
