import { ConfigError, ConflictError, UpstreamError } from '../../errors.ts';
import type { RemovableKind, Removed } from '../demo.ts';
import type { AwsAccount, DemoNames, Removal } from '../ports/aws-account.ts';
import { type KnownThings, NOTHING_KNOWN } from './known-things.ts';

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

/** What demos make, in the same order. The kinds of a row do not depend on each other. */
const MADE_BY_DEMOS: readonly (readonly RemovableKind[])[] = [
  ['inline-policy', 'role-inline-policy', 'access-key'],
  ['mfa-device-binding'],
  ['virtual-mfa-device', 'role', 'user'],
];

type OnRemoved = (removed: readonly Removed[]) => Promise<void> | void;

/**
 * Removes everything under these names from AWS: first what is known and what demos make. AWS deletes no user, role or device on which
 * anything hangs, so what others have added is looked for only when AWS refuses. A kind that cannot be removed does not stop the others.
 * @param onRemoved called with what was removed, after each row of the order
 * @returns what went wrong, in order
 * @throws ConflictError when `onRemoved` does: somebody else goes on with this demo
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
    if (removed.length === 0) continue;
    try {
      await onRemoved(removed);
    } catch (error) {
      if (error instanceof ConflictError) throw error;
      failures.push(error);
    }
  }
  return failures;
}

/** Says whether more than the known things may be there: AWS has refused a deletion because something still hangs on it, or for want of a permission. */
function mayHaveMore(failure: unknown): boolean {
  return failure instanceof ConfigError || (failure instanceof UpstreamError && failure.code === 'DeleteConflict');
}
