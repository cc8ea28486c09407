import type { Scope } from './sigv4.ts';

/** A signature that is in order, whoever made it. */
export interface Signature {
  readonly place: 'header' | 'query';
  readonly accessKeyId: string;
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  /** Hex. */
  readonly signature: string;
  readonly amzDate: string;
  /** `amzDate` in epoch milliseconds. */
  readonly signedAt: number;
  /** Of a presigned URL: 1 to 604800. */
  readonly expiresSeconds: number | undefined;
  readonly sessionToken: string | undefined;
}
