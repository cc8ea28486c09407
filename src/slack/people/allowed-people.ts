import type { Admins } from './admins.ts';
import type { Person } from './people.ts';

/** The admins and further people named in a setting, such as those who may check policies or open workshops. */
export interface AllowedPeople {
  /** Whether anybody is allowed. */
  readonly isConfigured: boolean;
  /**
   * Whether this person is allowed.
   * @throws ConfigError, UpstreamError when the user group of the admins cannot be read
   */
  includes(person: Person): Promise<boolean>;
}

/** @param userIds people who are allowed in addition to the admins; guests are never allowed */
export function createAllowedPeople(userIds: readonly string[], admins: Admins): AllowedPeople {
  return {
    isConfigured: admins.isConfigured || userIds.length > 0,
    includes: async (person) => {
      if (!person.isGuest && userIds.includes(person.participant.userId)) return true;
      return admins.includes(person);
    },
  };
}
