import { UpstreamError } from '../../errors.ts';
import { workshopJob } from '../jobs.ts';
import { namesOf, pathOf, roleNameOf } from '../naming.ts';
import { isOfTheFuture, longestLifeMs } from '../participant/deadlines.ts';
import type { AwsAccount } from '../ports/aws-account.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore, UnreadableRecords } from '../ports/demo-store.ts';
import type { Events } from '../ports/events.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { Messenger, QrPoster } from '../ports/messenger.ts';
import type { Notes } from '../ports/notes.ts';
import type { OrphanReceipt } from '../ports/orphan-remover.ts';
import type { WorkshopStore } from '../ports/workshop-store.ts';
import type { Scenarios } from '../scenarios.ts';
import type { ScenarioSettings } from '../step.ts';
import { noteLastSweep } from './last-sweep.ts';
import { removeAllOrphans } from './orphan-remover.ts';
import { GRACE_MS, judgeByRecord } from './orphans.ts';
import { wakeDemos } from './wake.ts';

export interface SweepParts {
  readonly scenarios: Scenarios;
  readonly store: DemoStore;
  readonly queue: JobQueue;
  readonly aws: AwsAccount;
  readonly clock: Clock;
  readonly events: Events;
  readonly settings: Pick<ScenarioSettings, 'installation' | 'lifetimeMs' | 'longestLifetimeMs'>;
  /** Absent: nobody says what could not be told. */
  readonly messenger?: Pick<Messenger, 'isUntold'> | undefined;
  /** Absent: this store has no records that cannot be read. */
  readonly unreadable?: UnreadableRecords | undefined;
  /** Absent: nothing was posted. */
  readonly qrPoster?: Pick<QrPoster, 'removeQr'> | undefined;
  /** Absent: there are no workshops. */
  readonly workshops?: Pick<WorkshopStore, 'list'> | undefined;
  /** Absent: nobody is told when the last sweep was. */
  readonly notes?: Notes | undefined;
}

/**
 * A sweep wakes the demos that should be doing something, and removes from AWS what belongs to no living demo.
 * It throws UpstreamError or ConfigError when AWS or the records cannot be read; what cannot be removed is an event.
 */
export function createSweep(parts: SweepParts): () => Promise<void> {
  return async () => {
    const woken = await wakeDemos(parts);
    await wakeWorkshops(parts);
    const receipts = await removeAllOrphans(orphanParts(parts));
    for (const receipt of receipts) parts.events.orphanSwept(receipt);
    const failed = receipts.filter(isLeft).length;
    parts.events.sweepFinished({ woken, orphans: receipts.length, failed });
    await noteLastSweep(parts.notes, { at: parts.clock.now(), leftovers: failed });
    await forgetUnreadable(parts, receipts);
  };
}

/** One whose job was lost goes on, and ends when it should. */
async function wakeWorkshops({ workshops, queue, clock }: SweepParts): Promise<void> {
  for (const workshop of (await workshops?.list()) ?? []) await queue.enqueue(workshopJob(workshop, clock.now()));
}

/** For the sweep and for the admins' cleanup alike. AWS's clock decides what may be removed, because this machine's may be wrong. */
export function orphanParts({ aws, store, settings }: Pick<SweepParts, 'aws' | 'store' | 'settings'>) {
  const { lifetimeMs, longestLifetimeMs } = settings;
  const judge = judgeByRecord({ aws, store, clock: aws, graceMs: GRACE_MS, lifetimeMs, longestLifetimeMs });
  return { aws, path: pathOf(settings.installation), judge };
}

function isLeft({ left, failure }: OrphanReceipt): boolean {
  return left.length > 0 || failure !== undefined;
}

/**
 * Nothing of such a demo is in AWS any more: its picture goes too, and its participant may start anew. One that this sweep did
 * not remove may only not be there yet, for a bot that can read its record: it has to be as old as no demo gets.
 */
async function forgetUnreadable(parts: SweepParts, receipts: readonly OrphanReceipt[]): Promise<void> {
  const { unreadable, aws, clock, settings, qrPoster } = parts;
  for (const { demoId, createdAt } of (await unreadable?.listUnreadable()) ?? []) {
    const wasRemoved = receipts.some((receipt) => receipt.demoId === demoId && !isLeft(receipt));
    const isOld = clock.now() >= createdAt + longestLifeMs(settings.longestLifetimeMs) + GRACE_MS;
    if (!wasRemoved && !isOld && !isOfTheFuture({ createdAt }, clock.now())) continue;
    const left = await aws.listLeftovers(namesOf({ demoId }, settings.installation));
    // A record that cannot be read does not name its lesson, so look for a role as well.
    const ours = await aws.findOurs(pathOf(settings.installation));
    if (left.length > 0 || ours.some(({ name }) => name === roleNameOf({ demoId }))) continue;
    if (await isPictureGone(qrPoster, demoId)) await unreadable?.forgetUnreadable(demoId);
  }
}

/** Slack may answer the next sweep. What lies in Slack is known beside the record: where that is lost too, there is nothing to go by. */
async function isPictureGone(qrPoster: SweepParts['qrPoster'], demoId: string): Promise<boolean> {
  try {
    await qrPoster?.removeQr({ demoId });
    return true;
  } catch (error) {
    return !(error instanceof UpstreamError);
  }
}
