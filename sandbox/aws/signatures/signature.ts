import type { Scope } from './sigv4.ts';

/** A well-formed and current signature; it is not verified yet. */
export interface Signature {
  readonly place: 'header' | 'query';
  readonly accessKeyId: string;
  readonly scope: Scope;
  readonly signedHeaders: readonly string[];
  /** In hexadecimal. */
  readonly signature: string;
  readonly amzDate: string;
  /** `amzDate` in epoch milliseconds. */
  readonly signedAt: number;
  /** Seconds for which a presigned URL is valid, 1 to 604800. */
  readonly expiresSeconds: number | undefined;
  readonly sessionToken: string | undefined;
}
