import type { EndReason, Participant, ScenarioId } from '../demo.ts';

type Who = Pick<Participant, 'workspaceId' | 'userId'>;

/** How many demos of one participant are remembered. */
export const MOST_PAST_DEMOS = 5;
export const PAST_DEMO_KEPT_MS = 30 * 24 * 3_600_000;

/** What is remembered of a demo after its record is forgotten. Has no secret and no name of a resource. */
export interface PastDemo {
  readonly demoId: string;
  readonly scenario: ScenarioId;
  readonly endReason: EndReason;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Epoch milliseconds of the listing that found nothing left. */
  readonly endedAt: number;
  /** How many resources the teardown removed, and how many a fresh listing still found. */
  readonly removed: number;
  readonly left: number;
  /** What the lesson has shown, in a word of its own; absent when it was not finished. */
  readonly result?: string | undefined;
}

/** Remembers each participant's last demos. Every adapter passes test/contract/demo-history.ts. */
export interface DemoHistory {
  /** Adds a demo that has ended. Adding it again replaces the entry; those beyond MOST_PAST_DEMOS are dropped, oldest first. */
  add(who: Who, past: PastDemo): Promise<void>;
  /** Newest first, without those that ended longer ago than PAST_DEMO_KEPT_MS. Entries that cannot be read are left out. */
  list(who: Who): Promise<PastDemo[]>;
}
