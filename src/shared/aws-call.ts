/** Whose credentials signed a request: the bot's, or those of a demo's user. */
export const SIGNERS = ['bot', 'access key', 'temporary credentials'] as const;
export type Signer = (typeof SIGNERS)[number];

/** Stands where a code was sent that a person had typed. */
export const TYPED_CODE = '[typed code]';

/** One request to AWS and its answer. */
export interface AwsCall {
  readonly service: 'iam' | 'sts' | 's3';
  /** As AWS names it, for example `CreateUser`. */
  readonly operation: string;
  readonly by: Signer;
  /** Those that are known to hold no secret, by AWS's names. */
  readonly parameters: Readonly<Record<string, string>>;
  /** `ok`, or the code of the refusal or failure. */
  readonly outcome: string;
  readonly durationMs: number;
  /** AWS's own; absent when there was no answer. */
  readonly requestId: string | undefined;
}
