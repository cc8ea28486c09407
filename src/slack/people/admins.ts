import { ConfigError } from '../../errors.ts';
import type { SlackLogger } from '../bolt/bolt-logger.ts';
import type { Person } from './people.ts';
import type { UserGroups } from './user-groups.ts';

/** Who may clean up others' demos. By default nobody: a workspace admin has no authority in AWS. */
export interface AdminSettings {
  readonly userIds: readonly string[];
  readonly usergroupId: string | undefined;
  readonly areWorkspaceAdminsIncluded: boolean;
}

export interface Admins {
  /** Whether anybody can be an admin at all. */
  readonly isConfigured: boolean;
  /** @throws ConfigError, UpstreamError when the user group cannot be read. */
  includes(person: Person): Promise<boolean>;
  /**
   * Whom to alert: listed people and members of the user group. A group that cannot be read is logged and left out, and the list
   * is not complete when that may pass.
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
        logger.error({ usergroupId, reason: String(error) }, 'the members of the admins’ user group are not known');
        isComplete = error instanceof ConfigError;
        return [];
      });
      return { userIds: [...new Set([...userIds, ...members])], isComplete };
    },
  };
}
