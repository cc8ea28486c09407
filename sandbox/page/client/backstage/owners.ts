import type { AwsUserView } from '../../../aws/view/view-types.ts';
import type { Screen } from '../../../slack/person/types.ts';

const SHORTEST_ID = 6;

/**
 * Finds the person who owns a test user. Their direct message with the app contains the name of the user, or the id
 * that is at the end of this name and in a tag of the user.
 * @returns the person's id, or undefined if nobody has such a message
 */
export function ownerOf(user: AwsUserView, screens: ReadonlyMap<string, Screen>): string | undefined {
  const ids = Object.values(user.tags).filter((tag) => tag.length >= SHORTEST_ID && user.userName.endsWith(tag));
  const signs = [user.userName, ...ids];
  return [...screens].find(([, { conversations }]) => {
    const said = JSON.stringify(conversations.filter(({ kind }) => kind === 'app-dm'));
    return signs.some((sign) => said.includes(sign));
  })?.[0];
}
