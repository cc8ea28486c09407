import type { Config } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { ScenarioId } from '../scenario/demo.ts';
import { pathOf } from '../scenario/naming.ts';
import type { AwsAccount } from '../scenario/ports/aws-account.ts';
import { makesRole } from '../scenario/scenario.ts';
import { SCENARIOS, type Scenarios } from '../scenario/scenarios.ts';
import type { Faces } from '../slack/messages/face.ts';
import { FACES } from '../slack/scenarios/faces.ts';

/** The scenario and the face of each lesson. */
export interface Lessons {
  readonly scenarios: Scenarios;
  readonly faces: Faces;
}

/**
 * Joins scenarios and faces.
 * @throws Error when a lesson lacks a scenario or a face
 */
export function createLessons(scenarios: Scenarios, faces: Faces): Lessons {
  const [taught, shown] = [scenarios, faces].map(({ ids }) => ids.toSorted().join(', '));
  if (taught !== shown) throw new Error(`each lesson needs a scenario (${taught}) and a face (${shown})`);
  return { scenarios, faces };
}

/** Every lesson of this bot; without the setting SCENARIOS only the first one can be started. */
export const ALL_LESSONS = createLessons(SCENARIOS, FACES);

/**
 * Returns the same lessons, but only the `wanted` ones can be started. Running demos of other lessons continue.
 * @param wanted ids in the order in which they are offered; if absent, nothing changes
 * @throws ConfigError for the id of a lesson that does not exist
 */
export function offering(lessons: Lessons, wanted: readonly ScenarioId[] | undefined): Lessons {
  if (wanted === undefined) return lessons;
  const { scenarios, faces } = lessons;
  const unknown = wanted.filter((id) => !scenarios.lessonIds.includes(id));
  const [defaultId] = wanted;
  if (unknown.length > 0 || defaultId === undefined)
    throw new ConfigError(
      `SCENARIOS must name lessons of this bot with commas between: ${scenarios.lessonIds.join(', ')}. Not known: ${unknown.join(', ')}.`,
    );
  return { scenarios: { ...scenarios, defaultId }, faces: { ...faces, offered: () => wanted } };
}

/** For operators of an installation that was deployed before there were lessons with roles. */
const NO_ROLES =
  'the bot may not use roles in AWS (iam:ListRoles is denied). Deploy deploy/cloudformation.yml again, or remove the lesson from SCENARIOS.';

interface OwnLessons extends Lessons {
  /**
   * Stops offering the lessons that make a role if AWS denies the bot the use of roles. If AWS does not say whether the
   * bot may use roles, all lessons stay offered.
   * @throws ConfigError when no lesson is left
   */
  narrow(aws: Pick<AwsAccount, 'mayHaveRoles'>, logger: { warn(facts: object, said: string): void }): Promise<void>;
}

/**
 * Returns the lessons of a bot with these settings.
 * @param lessons replaces the bot's own lessons
 * @throws ConfigError if SCENARIOS names a lesson that does not exist
 */
export function lessonsFor(
  { scenarios: wanted, installation }: Pick<Config['demo'], 'scenarios' | 'installation'>,
  lessons = ALL_LESSONS,
): OwnLessons {
  const { scenarios, faces } = offering(lessons, wanted);
  let offered = faces.offered();
  return {
    scenarios,
    faces: { ...faces, offered: () => offered },
    async narrow(aws, logger) {
      const withRole = offered.filter((id) => makesRole(scenarios.of({ scenario: id })));
      if (withRole.length === 0 || (await aws.mayHaveRoles(pathOf(installation)).catch(() => true))) return;
      offered = offered.filter((id) => !withRole.includes(id));
      if (offered.length === 0) throw new ConfigError(`No lesson can be started: ${NO_ROLES}`);
      logger.warn({ lessons: withRole, why: NO_ROLES }, 'some lessons are not offered');
    },
  };
}
