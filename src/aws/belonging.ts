import type { IAMClient } from '@aws-sdk/client-iam';
import type { Removed, ResourceKind } from '../scenario/demo.ts';
import { isOurUser } from './users.ts';

/** A kind of thing that hangs on a user and must go before the user can. "Not found" is an empty list, or success. */
export interface Belonging {
  readonly kind: ResourceKind;
  list(iam: IAMClient, userName: string): Promise<string[]>;
  remove(iam: IAMClient, userName: string, name: string): Promise<void>;
}

export async function listBelongings(iam: IAMClient, userName: string, belonging: Belonging): Promise<Removed[]> {
  const names = await belonging.list(iam, userName);
  return names.map((name) => ({ kind: belonging.kind, name }));
}

/** What is on a stranger's user is left alone. */
export async function removeBelongings(iam: IAMClient, userName: string, belonging: Belonging): Promise<Removed[]> {
  const listed = await listBelongings(iam, userName, belonging);
  if (listed.length === 0 || !(await isOurUser(iam, userName))) return [];
  for (const { name } of listed) await belonging.remove(iam, userName, name);
  return listed;
}
