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
  /** If absent, the sweep does not look for messages that could not be sent. */
  readonly messenger?: Pick<Messenger, 'isUntold'> | undefined;
  /** If absent, the store cannot have unreadable records. */
  readonly unreadable?: UnreadableRecords | undefined;
  /** If absent, nothing was posted in Slack. */
  readonly qrPoster?: Pick<QrPoster, 'removeQr'> | undefined;
  /** If absent, there are no workshops. */
  readonly workshops?: Pick<WorkshopStore, 'list'> | undefined;
  /** If absent, the time of the sweep is not noted. */
  readonly notes?: Notes | undefined;
}

/**
 * Returns a function that runs a sweep: it wakes demos and workshops whose job was lost, removes orphans from AWS, and
 * deletes records that cannot be read and have nothing left in AWS. It reports an event for each orphan, also for an
 * orphan that it could not remove. It throws UpstreamError or ConfigError when AWS or the records cannot be read.
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

/** Enqueues a job for each workshop, so that a workshop whose job was lost goes on, and ends in time. */
async function wakeWorkshops({ workshops, queue, clock }: SweepParts): Promise<void> {
  for (const workshop of (await workshops?.list()) ?? []) await queue.enqueue(workshopJob(workshop, clock.now()));
}

/**
 * Returns the parts for removing orphans. The sweep and the cleanup share them. They use AWS's clock, because the clock
 * of this machine may be wrong.
 */
export function orphanParts({ aws, store, settings }: Pick<SweepParts, 'aws' | 'store' | 'settings'>) {
  const { lifetimeMs, longestLifetimeMs } = settings;
  const judge = judgeByRecord({ aws, store, clock: aws, graceMs: GRACE_MS, lifetimeMs, longestLifetimeMs });
  return { aws, path: pathOf(settings.installation), judge };
}

function isLeft({ left, failure }: OrphanReceipt): boolean {
  return left.length > 0 || failure !== undefined;
}

/**
 * Deletes the unreadable records of demos that have nothing left in AWS, so that the participants can start again.
 * Deletes the demo's picture in Slack before its record. A bot of a newer version may be able to read such a record,
 * and may still be creating resources for it. So if this sweep has removed no resources of the demo, the record is
 * deleted only when it is older than any demo can be, or begins too far in the future.
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

/**
 * Deletes the QR code in Slack. Returns false if the next sweep must try again. The id of the picture is stored beside
 * the record. If this id cannot be read either, the picture cannot be found, and the function returns true.
 */
async function isPictureGone(qrPoster: SweepParts['qrPoster'], demoId: string): Promise<boolean> {
  try {
    await qrPoster?.removeQr({ demoId });
    return true;
  } catch (error) {
    return !(error instanceof UpstreamError);
  }
}
