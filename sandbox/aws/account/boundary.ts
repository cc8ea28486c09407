import { effective } from './propagation.ts';
import type { Account, Role, User } from './state.ts';

/** The ARN of the boundary that the rest of AWS acts on. */
export function boundaryInEffect(account: Account, identity: User | Role): string | undefined {
  const { boundaryArn, boundaryHistory } = identity;
  return boundaryHistory ? effective(boundaryHistory, account.now(), account.propagationMs) : boundaryArn;
}
