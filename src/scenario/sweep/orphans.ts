import { UpstreamError } from '../../errors.ts';
import { atOnce } from '../../shared/at-once.ts';
import { type Demo, isActive, isRunning } from '../demo.ts';
import { userNameOf } from '../naming.ts';
import { longestLifeMs } from '../participant/deadlines.ts';
import type { AwsAccount, FoundResource } from '../ports/aws-account.ts';
import type { Clock } from '../ports/clock.ts';
import type { DemoStore } from '../ports/demo-store.ts';
import type { Orphan, OrphanReason } from '../ports/orphan-remover.ts';

/** Longer than any preparing takes: nothing younger is touched, whatever the records say. */
export const GRACE_MS = 10 * 60_000;

/** What lies in AWS under one name: a user, a device, or both. */
export interface Found {
  readonly demoId: string;
  readonly name: string;
  readonly resources: readonly FoundResource[];
}

export type Verdict =
  | { readonly kind: 'orphan'; readonly reason: OrphanReason; readonly since: number | undefined }
  /** `until`: epoch milliseconds, from which on it is removed unless something changes. */
  | { readonly kind: 'spared'; readonly why: 'alive' | 'young' | 'age-unknown'; readonly until?: number | undefined };

export type Judge = (found: Found) => Promise<Verdict>;

interface JudgeParts {
  readonly aws: Pick<AwsAccount, 'readDeadline'>;
  readonly clock: Clock;
  readonly graceMs: number;
  /** No demo of any bot is set to live longer, in milliseconds. */
  readonly longestLifetimeMs: number;
}

/**
 * Asks the records, which must be read after the listing: a demo has its record before anything of it is in AWS,
 * so what was listed has one by now, or has lost it. A record that cannot be read says nothing: then the deadline decides.
 * @throws UpstreamError when the records cannot be reached; that says nothing about a demo
 */
export function judgeByRecord(parts: JudgeParts & { store: Pick<DemoStore, 'load'>; lifetimeMs: number }): Judge {
  const judgeUnreadable = judgeByDeadline(parts, 'unreadable-record');
  return async (found) => {
    const record = await readRecord(parts.store, found.demoId);
    if (record === 'unreadable') return judgeUnreadable(found);
    const created = creationOf(found);
    if (record && isActive(record)) {
      // AWS knows better than a damaged record when it began.
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

/** Without records, only what must be over by itself is an orphan: past its deadline, or older than any demo gets. */
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

/** Everything under the path, with a verdict for each name; AWS is listed before the first record is read. */
export async function judgeAll(aws: Pick<AwsAccount, 'findOurs'>, path: string, judge: Judge): Promise<Judged[]> {
  return judgeListed(await aws.findOurs(path), judge);
}

/** A verdict for each name in a listing. */
export function judgeListed(listed: readonly FoundResource[], judge: Judge): Promise<Judged[]> {
  return atOnce(JUDGED_AT_ONCE, byName(listed), async (found) => ({ found, verdict: await judge(found) }));
}

export type FoundOrphan = Orphan & Found;

export function orphansAmong(judged: readonly Judged[]): FoundOrphan[] {
  return judged.flatMap(({ found, verdict }) =>
    verdict.kind === 'orphan' ? [{ ...found, since: verdict.since, reason: verdict.reason }] : [],
  );
}

/** Each is a look at a record, and at a tag in AWS where there is none. */
const JUDGED_AT_ONCE = 16;
const PREFIX = userNameOf({ demoId: '' });

/** A name that is not made from a demo's id leads to no record; no id has a colon, so the two never become one. */
function demoIdIn(name: string): string {
  const isOfDemo = name.startsWith(PREFIX) && name !== PREFIX;
  return isOfDemo ? name.slice(PREFIX.length) : `:${name}`;
}

/** Ours is what is under our path, whatever its name; the name only leads to the record. */
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

/** The younger of its parts counts. */
function creationOf({ resources }: Found): number | undefined {
  const times = resources.flatMap(({ createdAt }) => createdAt ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** A device alone: AWS tells no creation, but its tag tells when the demo was to be over. */
async function guessCreation(parts: JudgeParts & { lifetimeMs: number }, found: Found): Promise<number | undefined> {
  const deadline = await readDeadline(parts.aws, found);
  return deadline === undefined ? undefined : deadline - parts.lifetimeMs;
}

async function readDeadline(aws: JudgeParts['aws'], { resources }: Found): Promise<number | undefined> {
  const deadlines = await Promise.all(resources.map((each) => aws.readDeadline(each)));
  const known = deadlines.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
