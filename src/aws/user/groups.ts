import { type IAMClient, paginateListGroupsForUser } from '@aws-sdk/client-iam';
import { asBot, on } from '../client/calls.ts';
import { collect, namesIn } from '../client/pages.ts';

/** Returns an empty list also when the bot may not look: groups only explain why a user cannot be deleted. */
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
