import { useMemo } from 'react';
import { type Account, parseAccount } from '../../../phone/authenticator.ts';
import { useStoryMemory } from '../story-memory.ts';

const none: readonly string[] = [];

/**
 * Returns the accounts on one person's phone. They are kept when the page is loaded again, because Slack shows no QR
 * code after enrollment. Seeds are never shown.
 */
export function useAccounts(userId: string) {
  const [uris, keep] = useStoryMemory(`phone accounts ${userId}`, none);
  const accounts = useMemo(() => uris.map(parseAccount).filter((account) => account !== undefined), [uris]);
  const without = (id: string) => uris.filter((uri) => parseAccount(uri)?.id !== id);

  /** Adds an account as the first one. It replaces an account with the same id. */
  const add = (uri: string): Account | undefined => {
    const account = parseAccount(uri);
    if (account) keep([uri, ...without(account.id)]);
    return account;
  };
  const remove = (id: string) => keep(without(id));

  return { accounts, add, remove };
}
