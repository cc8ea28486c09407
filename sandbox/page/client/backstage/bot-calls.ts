import type { AwsCallView, AwsUserView, AwsView } from '../../../aws/view/view-types.ts';

/** The user of the embedded AWS with all permissions. A bot without a user of its own uses this user's access key. */
const ADMIN_NAME = 'sandbox-admin';

/** The path of the bot's own user and policies, in deploy/cloudformation.yml. */
const BOTS_PATH = '/mfa-demo-bots/';

/** Returns whether this user belongs to the bot and not to a demo. It stays after demos, so it is not a leftover. */
export function isUserOfTheBot({ userName, path }: Pick<AwsUserView, 'userName' | 'path'>): boolean {
  return userName === ADMIN_NAME || path === BOTS_PATH;
}

/** Returns the name of the user whose access key the bot uses; `undefined` if there is none. */
export function botUserName({ users }: AwsView): string | undefined {
  const names = users.filter(isUserOfTheBot).map(({ userName }) => userName);
  return names.find((name) => name !== ADMIN_NAME) ?? names[0];
}

/** Returns whether the bot uses a policy itself, so that the policy belongs to no demo. */
export function isPolicyOfTheBot(arn: string): boolean {
  return arn.includes(BOTS_PATH);
}

/**
 * Returns true for a call that is not part of the lesson: a call with the bot's own access key, or a call that only
 * checks whether a new access key works.
 */
export function isOfTheBot({ principal, principalArn, operation }: AwsCallView): boolean {
  const isSignedByBot = principal === ADMIN_NAME || principalArn?.includes(`:user${BOTS_PATH}`) === true;
  return isSignedByBot || operation === 'GetCallerIdentity';
}
