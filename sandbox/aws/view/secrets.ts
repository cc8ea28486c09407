import type { Account } from '../account/state.ts';

/** Everything that this account holds and nobody may see: for tests that look for it where it must not be. */
export function secretsOf(account: Account): string[] {
  const users = [...account.users.values()];
  const keys = users.flatMap((user) => user.accessKeys.map(({ secret }) => secret));
  const sessions = [...account.sessions.values()].flatMap(({ secret, token }) => [secret, token]);
  return [...keys, ...sessions];
}
