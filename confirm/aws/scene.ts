import type { AddUndo } from '../run/undo-list.ts';
import type { Waits } from '../run/waits.ts';
import type { AwsClients } from './clients.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** The clients and helpers that a check may use. The clients act as an administrator. */
export interface AwsScene extends AwsClients, Waits {
  readonly accountId: string;
  /** The IAM path under which a check makes everything. */
  readonly path: string;
  /** Addresses for requests without a signature. */
  readonly urls: { readonly iam: string; readonly sts: string; readonly s3: string };
  /** Returns a name that no other check uses. */
  name(suffix: string): string;
  /** Returns the clients of another identity, and hides its secrets in all output. */
  as(credentials: Credentials): AwsClients;
  /** Hides this text in all output. */
  hide(secret: string): void;
  readonly undo: AddUndo;
}
