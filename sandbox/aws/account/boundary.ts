import { effective } from './propagation.ts';
import type { Account, Role, User } from './state.ts';

/** Returns the ARN of the permissions boundary that is in effect now. IAM shows a new boundary earlier. */
export function boundaryInEffect(account: Account, identity: User | Role): string | undefined {
  const { boundaryArn, boundaryHistory } = identity;
  return boundaryHistory ? effective(boundaryHistory, account.now(), account.propagationMs) : boundaryArn;
}
