import type { AwsCallView } from '../../../aws/view/view-types.ts';

/**
 * The IAM user whose access key the bot uses. It exists before and after every demo, so it is not shown as a leftover.
 */
export const ADMIN_NAME = 'sandbox-admin';

/**
 * Returns true for a call that is not part of the lesson: a call with the bot's own access key, or a call that only
 * checks whether a new access key works.
 */
export function isOfTheBot({ principal, operation }: AwsCallView): boolean {
  return principal === ADMIN_NAME || operation === 'GetCallerIdentity';
}
