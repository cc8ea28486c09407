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

export const ALL_LESSONS = createLessons(SCENARIOS, FACES);
