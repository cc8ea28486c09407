import { type Account, userCaller } from '../account/state.ts';
import { iamOperations } from '../iam/operations.ts';
import { addUser } from '../iam/users/users.ts';
import type { Seed } from './control-seed-schema.ts';

const DAY_MS = 86_400_000;

/**
 * Runs IAM operations with the clock set back, so that seeded resources count as propagated. IAM's validation applies,
 * but no permission is checked.
 */
export interface PastIam {
  readonly account: Account;
  /** @throws AwsError */
  call(operation: string, input: Readonly<Record<string, unknown>>): void;
}

/** Returns a `PastIam` that changes the given account. Its clock is `daysAgo` days behind the account's clock. */
export function pastIam(present: Account, daysAgo: number): PastIam {
  const now = () => present.now() - daysAgo * DAY_MS;
  // The copy shares its maps with the account, so its writes change the account. Only the names of recently deleted
  // users are left out: IAM would not enable a device for a new user with such a name.
  const account: Account = { ...present, now, userNamesFreedAt: new Map() };
  const nobody = addUser({ ...account, users: new Map() }, 'nobody', { path: '/', boundaryArn: undefined, tags: {} });
  const caller = userCaller(nobody);
  return {
    account,
    call: (operation, input) => void iamOperations.get(operation)!.prepare(account, caller, input).perform(),
  };
}

type Holder = Seed['users'][number] | Seed['roles'][number];

/** Returns the input that CreateUser, CreateRole and CreateVirtualMFADevice share; a device has no boundary. */
export function creationInput({ path, tags, boundaryArn }: Pick<Holder, 'path' | 'tags' | 'boundaryArn'>) {
  return {
    Path: path,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    ...(boundaryArn !== undefined && { PermissionsBoundary: boundaryArn }),
  };
}

/** Puts the inline policies of a seeded user or role, and attaches the managed ones. @throws AwsError */
export function putPolicies(iam: PastIam, kind: 'User' | 'Role', name: string, holder: Holder): void {
  const target = { [`${kind}Name`]: name };
  for (const [PolicyName, document] of Object.entries(holder.inlinePolicies)) {
    iam.call(`Put${kind}Policy`, { ...target, PolicyName, PolicyDocument: JSON.stringify(document) });
  }
  for (const PolicyArn of holder.attachedPolicies) iam.call(`Attach${kind}Policy`, { ...target, PolicyArn });
}
