import type { Admins } from './admins.ts';
import type { Person } from './people.ts';

/** Admins, and people who are named in a setting: who may check policies, who may open workshops. */
export interface AllowedPeople {
  /** Whether there is anybody. */
  readonly isConfigured: boolean;
  /** @throws ConfigError, UpstreamError when the user group of the admins cannot be read */
  includes(person: Person): Promise<boolean>;
}

/** @param userIds those who may besides the admins; guests never may */
export function createAllowedPeople(userIds: readonly string[], admins: Admins): AllowedPeople {
  return {
    isConfigured: admins.isConfigured || userIds.length > 0,
    includes: async (person) => {
      if (!person.isGuest && userIds.includes(person.participant.userId)) return true;
      return admins.includes(person);
    },
  };
}
