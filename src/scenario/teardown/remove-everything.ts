import { ConfigError, UpstreamError } from '../../errors.ts';
import type { RemovableKind, Removed } from '../demo.ts';
import type { AwsAccount, DemoNames, Removal } from '../ports/aws-account.ts';
import { type KnownThings, NOTHING_KNOWN } from './known-things.ts';

/**
 * The order of removal. Policies come first, because existing temporary credentials lose their permissions with them. A
 * device must be deactivated before it can be deleted. AWS deletes a user only when it has no other resources.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
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
 * The kinds that demos create, in the order of REMOVAL_ORDER. The kinds in one row do not depend on each other, and are
 * removed at the same time.
 */
const MADE_BY_DEMOS: readonly (readonly RemovableKind[])[] = [
  ['inline-policy', 'role-inline-policy', 'access-key'],
  ['mfa-device-binding'],
  ['virtual-mfa-device', 'role', 'user'],
];

type OnRemoved = (removed: readonly Removed[]) => Promise<void> | void;

/**
 * Removes all resources with these names from AWS, first the kinds that demos create. Other people may have added
 * resources of other kinds. These are looked for only if AWS refuses a deletion because of another resource, or because
 * of a missing permission. If one kind cannot be removed, the other kinds are still removed.
 * @param onRemoved called with the removed resources after each row that had any. If it throws, nothing more is
 * removed: the next try, or the process that goes on with this demo, must still find resources, because only these show
 * that the user was visible
 * @returns the errors of AWS, in order; if other kinds were looked for, only the errors of this second pass
 * @throws the error of `onRemoved`
 */
export async function removeEverything(
  aws: Pick<AwsAccount, 'beginRemoval'>,
  names: DemoNames,
  known: KnownThings,
  onRemoved: OnRemoved,
): Promise<unknown[]> {
  const removal = aws.beginRemoval(names);
  const failures = await removeRows(removal, MADE_BY_DEMOS, known, onRemoved);
  if (!failures.some(mayHaveMore)) return failures;
  const oneByOne = REMOVAL_ORDER.map((kind) => [kind]);
  return removeRows(removal, oneByOne, NOTHING_KNOWN, onRemoved);
}

async function removeRows(
  removal: Removal,
  rows: readonly (readonly RemovableKind[])[],
  known: KnownThings,
  onRemoved: OnRemoved,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const row of rows) {
    const outcomes = await Promise.allSettled(row.map((kind) => removal.remove(kind, known[kind])));
    const removed: Removed[] = [];
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') removed.push(...outcome.value);
      else failures.push(outcome.reason);
    }
    if (removed.length > 0) await onRemoved(removed);
  }
  return failures;
}

/**
 * Returns whether more resources may exist: AWS refused a deletion because of another resource, or because a permission
 * is missing.
 */
function mayHaveMore(failure: unknown): boolean {
  return failure instanceof ConfigError || (failure instanceof UpstreamError && failure.code === 'DeleteConflict');
}
