import type { Account } from '../account/state.ts';

/**
 * Returns the secret keys of the access keys and sessions that exist now, and the session tokens, for tests that look
 * for leaks. Leaves out the seeds of MFA devices.
 */
export function secretsOf(account: Account): string[] {
  const users = [...account.users.values()];
  const keys = users.flatMap((user) => user.accessKeys.map(({ secret }) => secret));
  const sessions = [...account.sessions.values()].flatMap(({ secret, token }) => [secret, token]);
  return [...keys, ...sessions];
}
