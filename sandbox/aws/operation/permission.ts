import type { NamedPolicy } from '../policy/evaluate.ts';

/** What a call asks permission for; operations without it need none. */
export interface Permission {
  readonly resource: string;
  /** Condition keys that only this operation knows, for example `iam:PermissionsBoundary`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** The trust policy of the role that is to be assumed: it has to allow, too. */
  readonly trust?: NamedPolicy;
  /** What must be allowed besides, for example `iam:TagUser` for a user that is created with tags. */
  readonly also?: readonly OtherPermission[];
}

export interface OtherPermission extends Permission {
  readonly action: string;
}
