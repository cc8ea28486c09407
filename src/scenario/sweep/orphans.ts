import { UpstreamError } from '../../errors.ts';
import { atOnce } from '../../shared/at-once.ts';
import { type Demo, isActive, isRunning } from '../demo.ts';
import { userNameOf } from '../naming.ts';
import { longestLifeMs } from '../participant/deadlines.ts';
import type { AwsAccount, FoundResource } from '../ports/aws-account.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Orphan, OrphanReason } from '../ports/orphan-remover.ts';

/**
 * In milliseconds. Resources without an active demo are removed only if they are older than this: the first stage of a
 * demo, which creates its user and its device, takes less time. Overdue resources are removed this long after they
 * became overdue.
 */
export const GRACE_MS = 10 * 60_000;

/** All resources in AWS with the same name: a user, a role and a device, or some of them. */
export interface Found {
  readonly demoId: string;
  readonly name: string;
  readonly resources: readonly FoundResource[];
}

export type Verdict =
  | { readonly kind: 'orphan'; readonly reason: OrphanReason; readonly since: number | undefined }
  /** `until`: when the resources become orphans if nothing changes, in epoch milliseconds. */
  | { readonly kind: 'spared'; readonly why: 'alive' | 'young' | 'age-unknown'; readonly until?: number | undefined };

export type Judge = (found: Found) => Promise<Verdict>;

interface JudgeParts {
  readonly aws: Pick<AwsAccount, 'readDeadline'>;
  readonly clock: Clock;
  readonly graceMs: number;
  /** The longest lifetime that any bot can be configured with, in milliseconds. */
  readonly longestLifetimeMs: number;
}

/**
 * Returns a function that decides by a demo's record whether its resources are orphans. If the demo has ended or has no
 * record, they are orphans when they are older than `graceMs`. If the demo is running, they are orphans `graceMs` after
 * they became older than any demo can be. Call the function only after AWS was listed: a demo has a record before it
 * has resources in AWS. If a record cannot be read, the deadline in the tags in AWS decides. The function throws
 * UpstreamError when the records cannot be reached.
 */
export function judgeByRecord(parts: JudgeParts & { store: Pick<DemoStore, 'load'>; lifetimeMs: number }): Judge {
  const judgeUnreadable = judgeByDeadline(parts, 'unreadable-record');
  return async (found) => {
    const record = await readRecord(parts.store, found.demoId);
    if (record === 'unreadable') return judgeUnreadable(found);
    const created = creationOf(found);
    if (record && isActive(record)) {
      // AWS's creation time is more reliable than a record, which may be damaged.
      const latest = (created ?? Number.POSITIVE_INFINITY) + longestLifeMs(parts.longestLifetimeMs) + parts.graceMs;
      const isOverdue = isRunning(record) && parts.clock.now() >= latest;
      return isOverdue ? { kind: 'orphan', reason: 'overdue', since: created } : { kind: 'spared', why: 'alive' };
    }
    const since = created ?? record?.createdAt ?? (await guessCreation(parts, found));
    const until = since === undefined ? 0 : since + parts.graceMs;
    if (parts.clock.now() < until) return { kind: 'spared', why: 'young', until };
    return { kind: 'orphan', reason: record ? 'ended' : 'no-record', since };
  };
}

/**
 * Returns a function that decides without records. Resources are orphans `graceMs` after the deadline in their tags, or
 * `graceMs` after they became older than any demo can be, if that is earlier.
 */
export function judgeByDeadline(parts: JudgeParts, reason: OrphanReason = 'overdue'): Judge {
  return async (found) => {
    const since = creationOf(found);
    const oldest = since === undefined ? undefined : since + longestLifeMs(parts.longestLifetimeMs);
    const deadline = await readDeadline(parts.aws, found);
    if (deadline === undefined && oldest === undefined) return { kind: 'spared', why: 'age-unknown' };
    const until = Math.min(deadline ?? Number.POSITIVE_INFINITY, oldest ?? Number.POSITIVE_INFINITY) + parts.graceMs;
    if (parts.clock.now() < until) return { kind: 'spared', why: 'alive', until };
    return { kind: 'orphan', reason, since };
  };
}

export interface Judged {
  readonly found: Found;
  readonly verdict: Verdict;
}

/** Lists everything under the path, and then returns a verdict for each name. */
export async function judgeAll(aws: Pick<AwsAccount, 'findOurs'>, path: string, judge: Judge): Promise<Judged[]> {
  return judgeListed(await aws.findOurs(path), judge);
}

/** Returns a verdict for each name in a listing. */
export function judgeListed(listed: readonly FoundResource[], judge: Judge): Promise<Judged[]> {
  return atOnce(JUDGED_AT_ONCE, byName(listed), async (found) => ({ found, verdict: await judge(found) }));
}

export type FoundOrphan = Orphan & Found;

/** Returns the resources whose verdict is `orphan`. */
export function orphansAmong(judged: readonly Judged[]): FoundOrphan[] {
  return judged.flatMap(({ found, verdict }) =>
    verdict.kind === 'orphan' ? [{ ...found, since: verdict.since, reason: verdict.reason }] : [],
  );
}

/** How many names are judged at the same time. Each reads a record, and tags in AWS if the record is not enough. */
const JUDGED_AT_ONCE = 16;
const PREFIX = userNameOf({ demoId: '' });

/** Returns the demo's id in a name. A name without one gets an id with a colon, for which there can be no record. */
function demoIdIn(name: string): string {
  const isOfDemo = name.startsWith(PREFIX) && name !== PREFIX;
  return isOfDemo ? name.slice(PREFIX.length) : `:${name}`;
}

/**
 * Groups resources by name. All resources under our path belong to this installation. The name is needed only to find
 * the record.
 */
function byName(resources: readonly FoundResource[]): Found[] {
  const groups = new Map<string, FoundResource[]>();
  for (const each of resources) groups.set(each.name, [...(groups.get(each.name) ?? []), each]);
  return [...groups].map(([name, members]) => ({ name, demoId: demoIdIn(name), resources: members }));
}

async function readRecord(store: Pick<DemoStore, 'load'>, demoId: string): Promise<Demo | 'unreadable' | undefined> {
  try {
    return await store.load(demoId);
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    return 'unreadable';
  }
}

/** Returns when the newest of the resources was created, in epoch milliseconds, or undefined if AWS lists no time. */
function creationOf({ resources }: Found): number | undefined {
  const times = resources.flatMap(({ createdAt }) => createdAt ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

/**
 * Returns an estimate of when a device was created, if it has no user: the deadline in the device's tag minus the
 * lifetime. AWS does not list when a device was created.
 */
async function guessCreation(parts: JudgeParts & { lifetimeMs: number }, found: Found): Promise<number | undefined> {
  const deadline = await readDeadline(parts.aws, found);
  return deadline === undefined ? undefined : deadline - parts.lifetimeMs;
}

async function readDeadline(aws: JudgeParts['aws'], { resources }: Found): Promise<number | undefined> {
  const deadlines = await Promise.all(resources.map((each) => aws.readDeadline(each)));
  const known = deadlines.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
