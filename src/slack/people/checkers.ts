import type { Admins } from './admins.ts';
import type { Person } from './people.ts';

/** Who may check policies: admins, and people who are named in the settings. */
export interface Checkers {
  /** Whether anybody may. */
  readonly isConfigured: boolean;
  /** @throws ConfigError, UpstreamError when the user group of the admins cannot be read */
  includes(person: Person): Promise<boolean>;
}

/** @param userIds those who may besides the admins; guests never may */
export function createCheckers(userIds: readonly string[], admins: Admins): Checkers {
  return {
    isConfigured: admins.isConfigured || userIds.length > 0,
    includes: async (person) => {
      if (!person.isGuest && userIds.includes(person.participant.userId)) return true;
      return admins.includes(person);
    },
  };
}
