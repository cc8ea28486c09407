import { ConfigError } from '../../errors.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import type { Person } from './people.ts';
import type { UserGroups } from './user-groups.ts';

/**
 * The settings that say who is an admin. By default nobody is an admin of the bot: an admin of the Slack workspace need
 * not have rights in AWS.
 */
export interface AdminSettings {
  readonly userIds: readonly string[];
  readonly usergroupId: string | undefined;
  readonly areWorkspaceAdminsIncluded: boolean;
}

export interface Admins {
  /** Whether any admin is configured. */
  readonly isConfigured: boolean;
  /** Whether this person is an admin. @throws ConfigError, UpstreamError when the user group cannot be read */
  includes(person: Person): Promise<boolean>;
  /**
   * Returns the users to alert: listed users and members of the user group. If the group cannot be read, logs the
   * reason. `isComplete` is then false if a later try may succeed.
   */
  list(): Promise<{ readonly userIds: readonly string[]; readonly isComplete: boolean }>;
}

export function createAdmins(settings: AdminSettings, groups: UserGroups, logger: SlackLogger): Admins {
  const { userIds, usergroupId, areWorkspaceAdminsIncluded } = settings;
  const groupMembers = async (): Promise<readonly string[]> => (usergroupId ? groups.members(usergroupId) : []);
  return {
    isConfigured: userIds.length > 0 || usergroupId !== undefined || areWorkspaceAdminsIncluded,
    includes: async ({ participant, isGuest, isWorkspaceAdmin }) => {
      if (isGuest) return false;
      if (userIds.includes(participant.userId)) return true;
      if (areWorkspaceAdminsIncluded && isWorkspaceAdmin) return true;
      return (await groupMembers()).includes(participant.userId);
    },
    list: async () => {
      let isComplete = true;
      const members = await groupMembers().catch((error: unknown): readonly string[] => {
        logger.error({ usergroupId, reason: String(error) }, 'cannot read the members of the admins’ user group');
        isComplete = error instanceof ConfigError;
        return [];
      });
      return { userIds: [...new Set([...userIds, ...members])], isComplete };
    },
  };
}
