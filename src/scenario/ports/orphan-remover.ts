import type { Removed } from '../demo.ts';
import type { FoundResource } from './aws-account.ts';

/** Resources under our path in AWS that belong to no active demo, or to a demo that should have ended long ago. */
export interface Orphan {
  readonly demoId: string;
  readonly resources: readonly FoundResource[];
  /**
   * When the newest resource was created, in epoch milliseconds. If AWS does not list the time, it is an estimate or
   * absent.
   */
  readonly since: number | undefined;
  readonly reason: OrphanReason;
}

/**
 * Why the resources are orphans. `no-record`: they have no record. `ended`: their demo has ended. `overdue`: they are
 * older than any demo can be, or, if there is no access to the records, their deadline has passed. `unreadable-record`:
 * their record cannot be read, and they are overdue.
 */
export type OrphanReason = 'no-record' | 'ended' | 'unreadable-record' | 'overdue';

export interface OrphanReceipt {
  readonly demoId: string;
  readonly removed: readonly Removed[];
  /** What a new listing still found after the removals. */
  readonly left: readonly Removed[];
  /** Why something is left, as a sentence for an operator. */
  readonly failure?: string | undefined;
}

/**
 * Both methods throw UpstreamError or ConfigError when AWS or the records cannot be read. If an orphan cannot be
 * removed, its receipt says so.
 */
export interface OrphanRemover {
  find(): Promise<Orphan[]>;
  /**
   * Removes orphans. First lists AWS again: the resources of an id that is no longer an orphan stay unchanged, and the
   * id gets no receipt.
   */
  remove(demoIds: readonly string[]): Promise<OrphanReceipt[]>;
}
