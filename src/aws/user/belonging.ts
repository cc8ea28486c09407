import type { IAMClient } from '@aws-sdk/client-iam';
import type { Removed, ResourceKind } from '../../scenario/demo.ts';

/**
 * A kind of resource that belongs to a user and must be removed before the user. If AWS does not find the user or the
 * resource, `list` returns an empty list and `remove` returns false.
 */
export interface Belonging {
  readonly kind: ResourceKind;
  list(iam: IAMClient, userName: string): Promise<string[]>;
  /** Returns true if the resource existed. */
  remove(iam: IAMClient, userName: string, name: string): Promise<boolean>;
}

/**
 * Lists a user's belongings of this kind. Returns an empty list if IAM does not know the user.
 * @throws UpstreamError, ConfigError
 */
export async function listBelongings(iam: IAMClient, userName: string, belonging: Belonging): Promise<Removed[]> {
  const names = await belonging.list(iam, userName);
  return names.map((name) => ({ kind: belonging.kind, name }));
}

/**
 * Removes these belongings of a user that is ours.
 * @returns the belongings that existed
 */
export async function removeBelongings(
  iam: IAMClient,
  userName: string,
  { kind, remove }: Belonging,
  names: readonly string[],
): Promise<Removed[]> {
  const removed: Removed[] = [];
  for (const name of names) if (await remove(iam, userName, name)) removed.push({ kind, name });
  return removed;
}
