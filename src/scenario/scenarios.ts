import type { Demo, RemovableKind, ScenarioId } from './demo.ts';
import { remind } from './participant/remind.ts';
import type { Scenario, StageWork } from './scenario.ts';
import { sessionToken } from './session-token/scenario.ts';
import type { Step } from './step.ts';

/** All lessons. A new one is a folder beside session-token, its id in SCENARIO_IDS, and a line here. */
const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = { 'session-token': sessionToken };

/** What a plain `start` begins. */
export const DEFAULT_SCENARIO: ScenarioId = 'session-token';

export function scenarioOf({ scenario }: Pick<Demo, 'scenario'>): Scenario {
  return SCENARIOS[scenario];
}

/** Finds the work of the demo's stage; there is none in the stages of its end. */
export function workOf(demo: Pick<Demo, 'scenario' | 'stage'>): StageWork | undefined {
  return scenarioOf(demo).stages[demo.stage];
}

/** Says whether the demo waits for the bot and not for the person; the reminder has a time of its own. */
export function hasWorkLeft(demo: Pick<Demo, 'scenario' | 'stage' | 'finishedSteps'>): boolean {
  const work = workOf(demo);
  if (work === undefined) return false;
  const stepsLeft = work.steps.filter((step) => step !== remind && !demo.finishedSteps.includes(step.id));
  return work.next !== undefined || stepsLeft.length > 0;
}

export function allSteps(scenario: Scenario): Step[] {
  return [...new Set(Object.values(scenario.stages).flatMap((work) => work.steps))];
}

/** The ids of the steps that may leave a thing of this kind in AWS. */
export function stepsThatLeave(demo: Pick<Demo, 'scenario'>, kind: RemovableKind): string[] {
  return allSteps(scenarioOf(demo))
    .filter(({ leaves }) => leaves === kind)
    .map(({ id }) => id);
}
