import { ConfigError } from '../errors.ts';
import type { ScenarioId } from '../scenario/demo.ts';
import { SCENARIOS, type Scenarios } from '../scenario/scenarios.ts';
import type { Faces } from '../slack/messages/face.ts';
import { FACES } from '../slack/scenarios/faces.ts';

/** What happens in each lesson, and what it looks like. */
export interface Lessons {
  readonly scenarios: Scenarios;
  readonly faces: Faces;
}

/** @throws Error when a lesson has no scenario or no face */
export function createLessons(scenarios: Scenarios, faces: Faces): Lessons {
  const [taught, shown] = [scenarios, faces].map(({ ids }) => ids.toSorted().join(', '));
  if (taught !== shown) throw new Error(`each lesson needs a scenario (${taught}) and a face (${shown})`);
  return { scenarios, faces };
}

/** Every lesson that is in this bot; without the setting SCENARIOS only the first one can be started. */
export const ALL_LESSONS = createLessons(SCENARIOS, FACES);

/**
 * Returns the same lessons, of which only some can be started. Demos of the others go on.
 * @param wanted in the order in which they are offered; absent: no change
 * @throws ConfigError for a lesson that is not among them
 */
export function offering(lessons: Lessons, wanted: readonly ScenarioId[] | undefined): Lessons {
  if (wanted === undefined) return lessons;
  const { scenarios, faces } = lessons;
  const unknown = wanted.filter((id) => !scenarios.ids.includes(id));
  const [defaultId] = wanted;
  if (unknown.length > 0 || defaultId === undefined)
    throw new ConfigError(
      `SCENARIOS must name lessons of this bot with commas between: ${scenarios.ids.join(', ')}. Not known: ${unknown.join(', ')}.`,
    );
  return { scenarios: { ...scenarios, defaultId }, faces: { ...faces, offered: wanted } };
}
