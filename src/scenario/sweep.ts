import { pathOf } from './naming.ts';
import { removeAllOrphans } from './orphan-remover.ts';
import { GRACE_MS, judgeByRecord } from './orphans.ts';
import type { AwsAccount, Clock, DemoStore, Events, JobQueue, OrphanReceipt, UnreadableRecords } from './ports.ts';
import type { ScenarioSettings } from './step.ts';
import { wakeDemos } from './wake.ts';

export interface SweepParts {
  readonly store: DemoStore;
  readonly queue: JobQueue;
  readonly aws: AwsAccount;
  readonly clock: Clock;
  readonly events: Events;
  readonly settings: Pick<ScenarioSettings, 'installation' | 'lifetimeMs'>;
  /** Absent: this store has no records that cannot be read. */
  readonly unreadable?: UnreadableRecords | undefined;
}

/**
 * Wakes the demos that should be doing something, and removes from AWS what belongs to no living demo.
 * @throws UpstreamError, ConfigError when AWS or the records cannot be read; what cannot be removed is an event
 */
export async function sweep(parts: SweepParts): Promise<void> {
  const woken = await wakeDemos(parts);
  const receipts = await removeAllOrphans(orphanParts(parts));
  for (const receipt of receipts) parts.events.orphanSwept(receipt);
  parts.events.sweepFinished({ woken, orphans: receipts.length, failed: receipts.filter(isLeft).length });
  await forgetUnreadable(parts, receipts);
}

/** For the sweep and for the admins' cleanup alike. */
export function orphanParts(parts: Pick<SweepParts, 'aws' | 'store' | 'clock' | 'settings'>) {
  const { aws, store, clock, settings } = parts;
  const judge = judgeByRecord({ aws, store, clock, graceMs: GRACE_MS, lifetimeMs: settings.lifetimeMs });
  return { aws, path: pathOf(settings.installation), judge };
}

function isLeft({ left, failure }: OrphanReceipt): boolean {
  return left.length > 0 || failure !== undefined;
}

/** Nothing of it is in AWS any more: its participant may start anew. */
async function forgetUnreadable({ unreadable }: SweepParts, receipts: readonly OrphanReceipt[]): Promise<void> {
  if (!unreadable) return;
  const gone = new Set(receipts.filter((receipt) => !isLeft(receipt)).map(({ demoId }) => demoId));
  for (const demoId of await unreadable.listUnreadable()) {
    if (gone.has(demoId)) await unreadable.forgetUnreadable(demoId);
  }
}
