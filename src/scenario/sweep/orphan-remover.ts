import { ConfigError, UpstreamError } from '../../errors.ts';
import { atOnce } from '../../shared/at-once.ts';
import type { Removed } from '../demo.ts';
import type { AwsAccount, DemoNames, FoundResource } from '../ports/aws-account.ts';
import type { OrphanReceipt, OrphanRemover } from '../ports/orphan-remover.ts';
import type { KnownThings } from '../teardown/known-things.ts';
import { removeEverything } from '../teardown/remove-everything.ts';
import { type FoundOrphan, type Judge, judgeAll, judgeListed, orphansAmong } from './orphans.ts';

interface RemoverParts {
  readonly aws: AwsAccount;
  readonly path: string;
  readonly judge: Judge;
}

/**
 * How many passes `removeAllOrphans` makes at most. One orphan can block the removal of another: a device cannot be
 * deleted while it is enabled for the user of another orphan. The next pass can delete it, because that user is gone.
 */
const MOST_PASSES = 3;
/** How many orphans are removed at the same time. A removal mostly waits for AWS. */
const ORPHANS_AT_ONCE = 16;

/** Creates the part that finds and removes orphans when an admin asks for it. */
export function createOrphanRemover(parts: RemoverParts): OrphanRemover {
  return {
    find: () => find(parts),
    async remove(demoIds) {
      const asked = (await find(parts)).filter(({ demoId }) => demoIds.includes(demoId));
      return asked.length === 0 ? [] : (await removeAndList(parts, asked)).receipts;
    },
  };
}

/**
 * Tries to remove every orphan, in at most MOST_PASSES passes. Stops earlier if a listing shows no orphan or fails, or
 * if a pass removes nothing. Returns a receipt for each orphan, except for orphans that another process removed first.
 * @param found orphans that were just found; if absent, AWS is listed
 * @throws UpstreamError, ConfigError when AWS or the records cannot be read
 */
export async function removeAllOrphans(parts: RemoverParts, found?: readonly FoundOrphan[]): Promise<OrphanReceipt[]> {
  const all = new Map<string, OrphanReceipt>();
  let orphans = found ?? (await find(parts));
  for (let pass = 1; pass <= MOST_PASSES && orphans.length > 0; pass++) {
    const { receipts, listed } = await removeAndList(parts, orphans);
    for (const receipt of receipts) {
      const before = all.get(receipt.demoId)?.removed ?? [];
      all.set(receipt.demoId, { ...receipt, removed: [...before, ...receipt.removed] });
    }
    const hasRemoved = receipts.some(({ removed }) => removed.length > 0);
    if (!hasRemoved || listed === undefined) break;
    orphans = orphansAmong(await judgeListed(listed, parts.judge));
  }
  return [...all.values()].filter(({ removed, left, failure }) => removed.length + left.length > 0 || failure);
}

async function find({ aws, path, judge }: RemoverParts): Promise<FoundOrphan[]> {
  return orphansAmong(await judgeAll(aws, path, judge));
}

interface Tried {
  readonly orphan: FoundOrphan;
  readonly removed: readonly Removed[];
  readonly failures: readonly unknown[];
}

/**
 * Removes the orphans, lists the path once, and asks AWS what is left of each orphan that this listing still shows.
 * Never throws: the receipts say what failed. If the listing of the path fails, `listed` is absent.
 */
async function removeAndList(
  parts: RemoverParts,
  orphans: readonly FoundOrphan[],
): Promise<{ receipts: OrphanReceipt[]; listed?: FoundResource[] }> {
  const removals = await atOnce(ORPHANS_AT_ONCE, orphans, (orphan) => removeOrphan(parts, orphan));
  try {
    const listed = await parts.aws.findOurs(parts.path);
    const stillThere = new Set(listed.map(({ name }) => name));
    const receipts = await atOnce(ORPHANS_AT_ONCE, removals, (removal) =>
      stillThere.has(removal.orphan.name) ? lookAgain(parts, removal) : Promise.resolve(receiptOf(removal, [])),
    );
    return { receipts, listed };
  } catch (error) {
    return { receipts: removals.map((removal) => unknownReceipt(removal, error)) };
  }
}

async function removeOrphan({ aws, path }: RemoverParts, orphan: FoundOrphan): Promise<Tried> {
  const removed: Removed[] = [];
  const failures = await removeEverything(aws, namesOf(orphan, path), knownOf(orphan), (more) => {
    removed.push(...more);
  });
  return { orphan, removed, failures };
}

function namesOf({ name, resources }: FoundOrphan, path: string): DemoNames {
  const hasRole = resources.some(({ kind }) => kind === 'role');
  return { userName: name, deviceName: name, path, ...(hasRole && { roleName: name }) };
}

/**
 * Returns the resources that the listing shows: the devices, and an empty list for everything of a user if there is no
 * user. The listing does not show a user's policies and keys, so the removal searches for these.
 */
function knownOf({ resources }: FoundOrphan): KnownThings {
  const devices = resources.flatMap(({ kind, arn }) => (kind === 'virtual-mfa-device' ? [arn] : []));
  const hasUser = resources.some(({ kind }) => kind === 'user');
  const ofUser = hasUser ? { 'mfa-device-binding': devices } : WITHOUT_USER;
  return { 'virtual-mfa-device': devices, ...ofUser };
}

const WITHOUT_USER: KnownThings = { user: [], 'inline-policy': [], 'access-key': [], 'mfa-device-binding': [] };

/** Asks AWS for each kind of resource of an orphan, because the listing of the whole path may be outdated. */
async function lookAgain({ aws, path }: RemoverParts, removal: Tried): Promise<OrphanReceipt> {
  try {
    return receiptOf(removal, await aws.listLeftovers(namesOf(removal.orphan, path)));
  } catch (error) {
    return unknownReceipt(removal, error);
  }
}

function receiptOf({ orphan: { demoId }, removed, failures }: Tried, left: readonly Removed[]): OrphanReceipt {
  return { demoId, removed, left, failure: left.length > 0 ? inWords(failures) : undefined };
}

/**
 * Returns a receipt for an orphan whose leftovers could not be listed. It names all resources of the orphan as left.
 */
function unknownReceipt({ orphan: { demoId, resources }, removed, failures }: Tried, error: unknown): OrphanReceipt {
  const left = resources.map(({ kind, name }) => ({ kind, name }));
  return { demoId, removed, left, failure: inWords([...failures, error]) };
}

/**
 * Returns the most useful failure as a sentence: a ConfigError (an operator must act) before a temporary UpstreamError.
 */
function inWords(failures: readonly unknown[]): string {
  const shown = failures.find((each) => each instanceof ConfigError) ?? failures[0];
  if (shown instanceof ConfigError || shown instanceof UpstreamError) return shown.message;
  // The message of an unexpected error may contain a secret.
  return shown === undefined ? 'AWS still lists it after the removal.' : 'An unexpected error.';
}
