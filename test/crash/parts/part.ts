import type { Screen } from '../../../sandbox/slack/person/types.ts';

/** What a person does in one kind of demo. */
export interface Part {
  start(): Promise<void>;
  /** What the screen invites to; `undefined` when there is nothing to do but wait. */
  inviting(screen: Screen): (() => Promise<unknown>) | undefined;
  /** Whether the person has seen what it is all about. */
  readonly sawReport: boolean;
  readonly starts: number;
  readonly pairsTyped: number;
  readonly singlesTyped: number;
}
