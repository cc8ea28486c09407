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
  readonly buckets: readonly string[];
  /** Oldest first, the newest 500. */
  readonly calls: readonly AwsCallView[];
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
  readonly inlinePolicies: readonly { readonly name: string; readonly document: object; readonly isSettled: boolean }[];
  readonly mfaSerialNumbers: readonly string[];
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
  /** The three states of `aws:MultiFactorAuthPresent`. */
  readonly mfa: 'absent' | 'false' | 'true';
  readonly result: 'allowed' | 'denied' | 'failed';
  readonly httpStatus: number;
  /** AWS's error code when it was not a success. */
  readonly errorCode?: string | undefined;
  /** Why, in one sentence: the statement that decided, or that none allowed it. */
  readonly reason?: string | undefined;
}
