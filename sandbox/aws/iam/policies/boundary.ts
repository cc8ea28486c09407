import { findManagedPolicy } from '../../account/find-policy.ts';
import { changed, type History } from '../../account/propagation.ts';
import type { Account, Role, User } from '../../account/state.ts';
import { noSuchEntity } from '../../operation/errors.ts';

/** Sets or removes a boundary. @throws NoSuchEntity if no policy has the ARN */
export function setBoundary(account: Account, identity: User | Role, policyArn: string | undefined): void {
  if (policyArn !== undefined) mustBeAttachable(account, policyArn);
  const before: History<string> = identity.boundaryHistory ?? [{ at: 0, value: identity.boundaryArn }];
  identity.boundaryHistory = changed(before, account.now(), account.propagationMs, policyArn);
  identity.boundaryArn = policyArn;
}

/** @throws NoSuchEntity */
export function mustBeAttachable(account: Account, policyArn: string): void {
  if (findManagedPolicy(account, policyArn)) return;
  throw noSuchEntity(`Scope ARN: ${policyArn} does not exist or is not attachable.`);
}
