import type { AddUndo } from '../run/undo-list.ts';
import type { Waits } from '../run/waits.ts';
import type { AwsClients } from './clients.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** What a check may use: the clients are an administrator's. */
export interface AwsScene extends AwsClients, Waits {
  readonly accountId: string;
  /** Everything that a check makes is below it. */
  readonly path: string;
  /** For requests without a signature. */
  readonly urls: { readonly iam: string; readonly sts: string; readonly s3: string };
  /** A name for one thing, which no other check has. */
  name(suffix: string): string;
  /** Another identity's clients. Its secrets are never printed. */
  as(credentials: Credentials): AwsClients;
  /** Never prints this text. */
  hide(secret: string): void;
  readonly undo: AddUndo;
}
