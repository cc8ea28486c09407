import type { Removed } from '../demo.ts';
import type { FoundResource } from './aws-account.ts';

/** What lies under our path in AWS and belongs to no living demo. */
export interface Orphan {
  readonly demoId: string;
  readonly resources: readonly FoundResource[];
  /** Epoch milliseconds of its creation, as exactly as it can be known. */
  readonly since: number | undefined;
  readonly reason: OrphanReason;
}

/** Why nobody will end it: there is no record, or the record says that the demo is over, or cannot be read; or, without records, its time is over. */
export type OrphanReason = 'no-record' | 'ended' | 'unreadable-record' | 'overdue';

export interface OrphanReceipt {
  readonly demoId: string;
  readonly removed: readonly Removed[];
  /** From a fresh listing after the removals. */
  readonly left: readonly Removed[];
  /** In words for an operator: why something is left. */
  readonly failure?: string | undefined;
}

/** Both throw UpstreamError or ConfigError when AWS or the records cannot be read; a failure on one orphan stands in its receipt. */
export interface OrphanRemover {
  find(): Promise<Orphan[]>;
  /** Looks again first: what has meanwhile become somebody's demo, or is gone, is left alone and gets no receipt. */
  remove(demoIds: readonly string[]): Promise<OrphanReceipt[]>;
}
