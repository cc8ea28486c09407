/** One request to AWS and its answer. */
export interface AwsCall {
  readonly service: 'iam' | 'sts' | 's3';
  /** As AWS names it, for example `CreateUser`. */
  readonly operation: string;
  /** `ok`, or the code of the refusal or failure. */
  readonly outcome: string;
  readonly durationMs: number;
  /** AWS's own; absent when there was no answer. */
  readonly requestId: string | undefined;
}
