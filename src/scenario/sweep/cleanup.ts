import { ConfigError, UpstreamError } from '../../errors.ts';
import { untilNobodyWasFirst } from '../conflict.ts';
import { type Demo, isActive } from '../demo.ts';
import { advanceJob } from '../jobs.ts';
import type { Actor } from '../participant/operations.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { Orphan, OrphanReceipt, OrphanRemover } from '../ports/orphan-remover.ts';
import type { Scenarios } from '../scenarios.ts';
import { endDemo } from '../teardown/end-demo.ts';

export interface CleanupPreview {
  /** Epoch milliseconds. */
  readonly takenAt: number;
  /** Oldest first. */
  readonly demos: readonly Demo[];
  /** The orphans, or a sentence that says why AWS could not be listed. */
  readonly orphans: readonly Orphan[] | { readonly failure: string };
}

/**
 * `all`: the active demos that were created until `asOf` (epoch milliseconds), and all present orphans. `some`: only
 * these ids.
 */
export type CleanupSelection =
  | { readonly kind: 'all'; readonly asOf: number }
  | { readonly kind: 'some'; readonly demoIds: readonly string[] };

/**
 * The ids that a cleanup works on. `demoIds` have an active demo. `leftoverIds` may have leftovers in AWS. They are the
 * orphans (`all`), or the selected ids without an active demo (`some`), whose demo may have ended since the preview.
 */
export interface CleanupTargets {
  readonly demoIds: readonly string[];
  readonly leftoverIds: readonly string[];
}

/** What an admin can do. The caller checks that the person is an admin. */
export interface CleanupOperations {
  preview(): Promise<CleanupPreview>;
  /** Ends the selected demos, also stuck ones. The queue does their teardown. */
  begin(selection: CleanupSelection, by: Actor): Promise<CleanupTargets>;
  /** Returns the present records of these demos. */
  look(demoIds: readonly string[]): Promise<Demo[]>;
  /**
   * Removes leftovers in AWS. An id that is no longer an orphan gets no receipt.
   * @throws UpstreamError, ConfigError when AWS cannot be read
   */
  removeLeftovers(demoIds: readonly string[]): Promise<OrphanReceipt[]>;
}

export interface CleanupParts {
  readonly scenarios: Scenarios;
  readonly store: DemoStore;
  readonly queue: JobQueue;
  readonly orphans: OrphanRemover;
  readonly clock: Clock;
  readonly events: Events;
}

/**
 * Creates the operations of a cleanup. All methods also throw UpstreamError when the store or the queue cannot be
 * reached.
 */
export function createCleanup(parts: CleanupParts): CleanupOperations {
  const { store, orphans } = parts;
  return {
    preview: async () => {
      const [demos, found] = await Promise.all([store.listActive(), orphans.find().catch(inWords)]);
      return { takenAt: parts.clock.now(), demos, orphans: found };
    },
    begin: async (selection, by) => {
      const targets = await targetsOf(parts, selection);
      parts.events.cleanupBegun(by, targets);
      await Promise.all(targets.demoIds.map((demoId) => end(parts, demoId)));
      return targets;
    },
    look: async (demoIds) => {
      const demos = await Promise.all(demoIds.map((demoId) => store.load(demoId)));
      return demos.filter((demo) => demo !== undefined);
    },
    removeLeftovers: async (demoIds) => (demoIds.length === 0 ? [] : orphans.remove(demoIds)),
  };
}

async function targetsOf({ store, orphans }: CleanupParts, selection: CleanupSelection): Promise<CleanupTargets> {
  const active = await store.listActive();
  if (selection.kind === 'some') {
    const isDemo = (id: string) => active.some(({ demoId }) => demoId === id);
    const { demoIds } = selection;
    return { demoIds: demoIds.filter(isDemo), leftoverIds: demoIds.filter((id) => !isDemo(id)) };
  }
  const found = await orphans.find().catch(inWords);
  const demoIds = active.filter(({ createdAt }) => createdAt <= selection.asOf).map(({ demoId }) => demoId);
  return { demoIds, leftoverIds: 'failure' in found ? [] : found.map(({ demoId }) => demoId) };
}

function end(parts: CleanupParts, demoId: string): Promise<void> {
  return untilNobodyWasFirst(async () => {
    const demo = await parts.store.load(demoId);
    if (!demo || !isActive(demo)) return;
    // The teardown has begun, but its job may be lost, so enqueue it again. A job that still waits is not added twice.
    if (demo.phase === 'tearing-down') await parts.queue.enqueue(advanceJob(demo, 'teardown'));
    else await endDemo(parts, demo, 'cleanup');
  });
}

/** Returns an error as a sentence, because demos can be ended even when AWS cannot be read. */
function inWords(error: unknown): { failure: string } {
  if (error instanceof UpstreamError || error instanceof ConfigError) return { failure: error.message };
  throw error;
}
