import type { AwsUserView } from '../../../aws/view/view-types.ts';
import type { Screen } from '../../../slack/person/types.ts';

const SHORTEST_ID = 6;

/**
 * Whose test user this is: AWS does not know, but in one person's direct message the app speaks of it, or of the id that
 * is in its name and its tags. @returns the person's id
 */
export function ownerOf(user: AwsUserView, screens: ReadonlyMap<string, Screen>): string | undefined {
  const ids = Object.values(user.tags).filter((tag) => tag.length >= SHORTEST_ID && user.userName.endsWith(tag));
  const signs = [user.userName, ...ids];
  return [...screens].find(([, { conversations }]) => {
    const said = JSON.stringify(conversations.filter(({ kind }) => kind === 'app-dm'));
    return signs.some((sign) => said.includes(sign));
  })?.[0];
}
