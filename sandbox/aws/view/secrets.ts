import type { Account } from '../account/state.ts';

/** Returns every secret of the account, for tests that look for leaks. */
export function secretsOf(account: Account): string[] {
  const users = [...account.users.values()];
  const keys = users.flatMap((user) => user.accessKeys.map(({ secret }) => secret));
  const sessions = [...account.sessions.values()].flatMap(({ secret, token }) => [secret, token]);
  return [...keys, ...sessions];
}
