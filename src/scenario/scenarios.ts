import { assumeRole } from './assume-role/scenario.ts';
import type { Demo, ScenarioId } from './demo.ts';
import { mfaAge } from './mfa-age/scenario.ts';
import { policyTry } from './policy-try/scenario.ts';
import type { Scenario } from './scenario.ts';
import { sessionToken } from './session-token/scenario.ts';

/** The scenarios that a bot knows: its lessons, and `policyTry`. */
export interface Scenarios {
  readonly ids: readonly ScenarioId[];
  /** The lessons that participants can choose. */
  readonly lessonIds: readonly ScenarioId[];
  /** The lesson that `Operations.start` begins if its caller names none. */
  readonly defaultId: ScenarioId;
  /** Returns the lesson of a demo. @throws Error for a lesson that this bot does not know */
  of(demo: Pick<Demo, 'scenario'>): Scenario;
}

/** Builds the list of lessons. The first one is the default. */
export function createScenarios(first: Scenario, ...others: Scenario[]): Scenarios {
  const byId = new Map([first, ...others].map((scenario) => [scenario.id, scenario]));
  return {
    ids: [...byId.keys()],
    lessonIds: [...byId.values()].filter(({ isLesson }) => isLesson !== false).map(({ id }) => id),
    defaultId: first.id,
    of: ({ scenario: id }) => {
      const scenario = byId.get(id);
      if (!scenario) throw new Error('this bot does not know the lesson of a demo');
      return scenario;
    },
  };
}

/**
 * All lessons, and `policyTry`. To add a lesson, create a folder beside the others, and add its scenario here and its
 * face in src/slack/scenarios/faces.ts.
 */
export const SCENARIOS: Scenarios = createScenarios(sessionToken, assumeRole, mfaAge, policyTry);
