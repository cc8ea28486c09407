import type { IAMClient } from '@aws-sdk/client-iam';
import type { Removed, ResourceKind } from '../../scenario/demo.ts';
import type { OurUser } from '../../scenario/ports/aws-account.ts';
import { isUnderPath } from './users.ts';

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
export async function removeBelongings(iam: IAMClient, user: OurUser, belonging: Belonging): Promise<Removed[]> {
  const listed = await listBelongings(iam, user.userName, belonging);
  if (listed.length === 0 || !(await isUnderPath(iam, user))) return [];
  return remove(iam, user.userName, belonging, listed);
}

async function remove(iam: IAMClient, userName: string, belonging: Belonging, listed: Removed[]): Promise<Removed[]> {
  for (const { name } of listed) await belonging.remove(iam, userName, name);
  return listed;
}
