import { effective, isSettled, removedAt } from './propagation.ts';
import { type AccessKey, type Account, isAlive, type User } from './state.ts';

/** Returns an access key and its user if IAM, STS and S3 accept the key now, or one sentence that says why not. */
export function keyInEffect(account: Account, id: string): { user: User; key: AccessKey } | string {
  const user = account.keyOwners.get(id);
  const key = user?.accessKeys.find((each) => each.id === id);
  const found = user && key ? { user, key } : account.retiredKeys.get(id);
  if (!found || !isAlive(account, found.user)) return 'There is no such access key.';
  const now = account.now();
  const { propagationMs } = account;
  if ('deletedAt' in found && isSettled(removedAt(found.deletedAt, propagationMs), now, propagationMs)) {
    return 'The access key was deleted.';
  }
  if (!isSettled(found.key.createdAt, now, propagationMs)) return 'The access key is new and not known everywhere yet.';
  const { status, statusHistory } = found.key;
  const known = statusHistory ? effective(statusHistory, now, propagationMs) : status;
  return known === 'Active' ? found : 'The access key is inactive.';
}
