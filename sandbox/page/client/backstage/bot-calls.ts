import type { AwsCallView } from '../../../aws/view/view-types.ts';

/** The user whose key the bot has. It was there before and stays, so it does not count as something left. */
export const ADMIN_NAME = 'sandbox-admin';

/** Calls that teach nothing: what the bot does with its own key, and its polls whether a new key works yet. */
export function isOfTheBot({ principal, operation }: AwsCallView): boolean {
  return principal === ADMIN_NAME || operation === 'GetCallerIdentity';
}
