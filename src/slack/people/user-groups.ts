import type { WebClient } from '@slack/web-api';
import * as z from 'zod';
import type { Clock } from '../../scenario/ports/clock.ts';
import type { MethodLimits } from '../api/method-limits.ts';

const KEPT_MS = 5 * 60_000;

// The method needs the scope usergroups:read and leaves out disabled members;
// https://docs.slack.dev/reference/methods/usergroups.users.list.
const answerSchema = z.object({ users: z.array(z.string()) });

export interface UserGroups {
  /**
   * Returns the user ids of the members, remembered for five minutes.
   * @throws ConfigError when there is no such group or the bot may not read groups, UpstreamError when Slack fails
   */
  members(usergroupId: string): Promise<readonly string[]>;
}

export function createUserGroups(client: WebClient, clock: Clock, { callSlack }: MethodLimits): UserGroups {
  const known = new Map<string, { members: readonly string[]; until: number }>();
  return {
    members: async (usergroup) => {
      const kept = known.get(usergroup);
      if (kept && kept.until > clock.now()) return kept.members;
      const ask = () => client.usergroups.users.list({ usergroup });
      const { users } = answerSchema.parse(await callSlack('usergroups.users.list', ask));
      known.set(usergroup, { members: users, until: clock.now() + KEPT_MS });
      return users;
    },
  };
}
