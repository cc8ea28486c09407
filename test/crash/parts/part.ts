import type { Screen } from '../../../sandbox/slack/person/types.ts';

/** The moves of a person in one kind of demo. */
export interface Part {
  start(): Promise<void>;
  /** Returns the move that the screen asks for; `undefined` if the person can only wait. */
  inviting(screen: Screen): (() => Promise<unknown>) | undefined;
  /** Whether the person has seen the results. */
  readonly sawReport: boolean;
  readonly starts: number;
  readonly pairsTyped: number;
  readonly singlesTyped: number;
}
