import { ConflictError } from '../../errors.ts';
import type { RemovableKind, Removed } from '../demo.ts';
import type { AwsAccount, DemoNames } from '../ports/aws-account.ts';

/**
 * Policies go first, because temporary credentials that exist already lose their permissions with them. A device must be
 * deactivated before it can be deleted, and a user can only be deleted when nothing else of it is left.
 */
export const REMOVAL_ORDER: readonly RemovableKind[] = [
  'inline-policy',
  'attached-policy',
  'role-inline-policy',
  'role-attached-policy',
  'access-key',
  'mfa-device-binding',
  'virtual-mfa-device',
  'login-profile',
  'ssh-key',
  'signing-certificate',
  'service-credential',
  'role',
  'user',
];

/**
 * Removes everything under these names from AWS. A kind that cannot be removed does not stop the others.
 * @param onRemoved told after each kind of which something was removed
 * @returns what went wrong, in order
 * @throws ConflictError when `onRemoved` does: somebody else goes on with this demo
 */
export async function removeEverything(
  aws: Pick<AwsAccount, 'remove'>,
  names: DemoNames,
  onRemoved: (removed: readonly Removed[]) => Promise<void> | void,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const kind of REMOVAL_ORDER) {
    try {
      const removed = await aws.remove(kind, names);
      if (removed.length > 0) await onRemoved(removed);
    } catch (error) {
      if (error instanceof ConflictError) throw error;
      failures.push(error);
    }
  }
  return failures;
}
