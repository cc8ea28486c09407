import { type IAMClient, paginateListGroupsForUser } from '@aws-sdk/client-iam';
import { asBot, on } from '../client/calls.ts';
import { collect, namesIn } from '../client/pages.ts';

/**
 * Returns the names of the user's groups. They are needed only to explain why a user cannot be deleted, so the list is
 * empty if the bot may not read it.
 */
export function listGroupNames(iam: IAMClient, userName: string): Promise<string[]> {
  const pages = () => paginateListGroupsForUser({ client: iam }, { UserName: userName });
  const groups = () => collect(pages(), (page) => namesIn(page.Groups, (group) => group.GroupName));
  return asBot(
    'iam:ListGroupsForUser',
    groups,
    on('NoSuchEntity', () => []),
    on('AccessDenied', () => []),
  );
}
