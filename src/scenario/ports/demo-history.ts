import type { EndReason, Participant, ScenarioId } from '../demo.ts';

type Who = Pick<Participant, 'workspaceId' | 'userId'>;

/** How many ended demos of one participant are kept. */
export const MOST_PAST_DEMOS = 5;
/** How long an ended demo is kept in the history, in milliseconds. */
export const PAST_DEMO_KEPT_MS = 30 * 24 * 3_600_000;

/** The facts about a demo that are kept longer than its record. They contain no secret and no name of a resource. */
export interface PastDemo {
  readonly demoId: string;
  readonly scenario: ScenarioId;
  readonly endReason: EndReason;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Epoch milliseconds of the listing that found nothing left. */
  readonly endedAt: number;
  /** How many resources the teardown deleted in AWS. */
  readonly removed: number;
  /** How many resources the teardown still found in AWS after the deletion. */
  readonly left: number;
  /** The result, an id that the lesson defines; absent if `Scenario.result` returned none. */
  readonly result?: string | undefined;
}

/** Keeps each participant's last demos. Every adapter passes test/contract/demo-history.ts. */
export interface DemoHistory {
  /** Adds a demo that has ended. Adding it again replaces the entry. Only the newest MOST_PAST_DEMOS are kept. */
  add(who: Who, past: PastDemo): Promise<void>;
  /**
   * Returns the demos, newest first, without those that ended longer ago than PAST_DEMO_KEPT_MS. It skips entries that
   * cannot be read.
   */
  list(who: Who): Promise<PastDemo[]>;
}
