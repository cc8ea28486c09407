import type { IAMClient } from '@aws-sdk/client-iam';
import type { Removed, ResourceKind } from '../../scenario/demo.ts';

/** A kind of thing that hangs on a user and must go before the user can. "Not found" is an empty list, or success. */
export interface Belonging {
  readonly kind: ResourceKind;
  list(iam: IAMClient, userName: string): Promise<string[]>;
  /** @returns whether it was there */
  remove(iam: IAMClient, userName: string, name: string): Promise<boolean>;
}

export async function listBelongings(iam: IAMClient, userName: string, belonging: Belonging): Promise<Removed[]> {
  const names = await belonging.list(iam, userName);
  return names.map((name) => ({ kind: belonging.kind, name }));
}

/** Removes these of a user that is ours. @returns those that were there */
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
