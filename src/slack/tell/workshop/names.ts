import type { Clock } from '../../../scenario/ports/clock.ts';
import type { Seat, Workshop } from '../../../scenario/workshop/workshop.ts';
import type { SlackLogger } from '../../bolt/bolt-logger.ts';
import type { People } from '../../people/people.ts';

/** How long the bot asks Slack for names, in milliseconds. The participants get their questions only after this. */
const ASKING_MS = 20_000;

/**
 * Returns the display names of participants by user id. Leaves out people whose name is not known, and all people of an
 * anonymous workshop. Never throws.
 */
export type NamesOf = (workshop: Workshop, seats: readonly Seat[]) => Promise<ReadonlyMap<string, string>>;

/**
 * Creates a function that asks Slack for one name after another, because the commands of all people need the same Slack
 * method, which has a rate limit. It stops asking when a call fails, or after ASKING_MS, and then returns the names
 * that this process knows.
 */
export function createNamesOf(parts: {
  readonly people: Pick<People, 'nameOf'>;
  readonly clock: Clock;
  readonly logger: SlackLogger;
}): NamesOf {
  const { people, clock, logger } = parts;
  return async ({ workspaceId, workshopId, isAnonymous }, seats) => {
    const names = new Map<string, string>();
    if (isAnonymous) return names;
    const until = clock.now() + ASKING_MS;
    let hasFailed = false;
    for (const { userId } of seats) {
      const mayAsk = !hasFailed && clock.now() < until;
      const name = await people.nameOf({ workspaceId, userId }, mayAsk).catch((error: unknown) => {
        hasFailed = true;
        logger.warn({ error, workshop: workshopId }, 'names could not be read: the table of a workshop has user ids');
        return undefined;
      });
      if (name !== undefined) names.set(userId, name);
    }
    return names;
  };
}
