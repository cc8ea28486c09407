import type { NamedPolicy } from '../policy/evaluate.ts';

/** The permission that a call needs. */
export interface Permission {
  readonly resource: string;
  /** Condition keys of this operation, for example `iam:PermissionsBoundary`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** The trust policy of the role to assume; it must allow the call too. */
  readonly trust?: NamedPolicy;
  /** Further permissions that the call needs, for example `iam:TagUser` for a user that is created with tags. */
  readonly also?: readonly OtherPermission[];
}

export interface OtherPermission extends Permission {
  readonly action: string;
}
