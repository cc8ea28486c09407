/** Whose credentials signed a request: the bot's, or a demo's (those of its user or of its role). */
export const SIGNERS = ['bot', 'access key', 'temporary credentials'] as const;
export type Signer = (typeof SIGNERS)[number];

/** Replaces an MFA code that a person has typed, in the parameters of a call. */
export const TYPED_CODE = '[typed code]';

/** One request to AWS and its answer. */
export interface AwsCall {
  readonly service: 'iam' | 'sts' | 's3';
  /** AWS's name of the operation, for example `CreateUser`. */
  readonly operation: string;
  readonly by: Signer;
  /** Only the parameters that are known to hold no secret, under AWS's names. */
  readonly parameters: Readonly<Record<string, string>>;
  /** `ok`, or the code of the error of AWS or of the network. */
  readonly outcome: string;
  readonly durationMs: number;
  /** AWS's id of the request; undefined when there was no answer. */
  readonly requestId: string | undefined;
}
