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

/** Something that blocks something else (a device that another orphan's user still has) goes with the next pass. */
const MOST_PASSES = 3;
/** A removal mostly waits for AWS. */
const ORPHANS_AT_ONCE = 16;

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
 * Removes every orphan, in passes until a listing shows none or nothing more gives way. One receipt for each orphan;
 * one of which nothing was there any more (somebody else was faster) has none.
 * @param found those that were found just now; absent: AWS is listed
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

/** Never throws: the receipts say what failed. What is left is read from one listing for all; without that listing `listed` is absent. */
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

/** The listing has named the device, and says whether there is a user. What hangs on the user has to be looked for. */
function knownOf({ resources }: FoundOrphan): KnownThings {
  const devices = resources.flatMap(({ kind, arn }) => (kind === 'virtual-mfa-device' ? [arn] : []));
  const hasUser = resources.some(({ kind }) => kind === 'user');
  const ofUser = hasUser ? { 'mfa-device-binding': devices } : WITHOUT_USER;
  return { 'virtual-mfa-device': devices, ...ofUser };
}

const WITHOUT_USER: KnownThings = { user: [], 'inline-policy': [], 'access-key': [], 'mfa-device-binding': [] };

/** A listing may lag: what is left is asked once more, thing by thing. */
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

/** Nobody knows what is left. */
function unknownReceipt({ orphan: { demoId, resources }, removed, failures }: Tried, error: unknown): OrphanReceipt {
  const left = resources.map(({ kind, name }) => ({ kind, name }));
  return { demoId, removed, left, failure: inWords([...failures, error]) };
}

/** A failure that a person has to repair says more than one that may pass. */
function inWords(failures: readonly unknown[]): string {
  const telling = failures.find((each) => each instanceof ConfigError) ?? failures[0];
  if (telling instanceof ConfigError || telling instanceof UpstreamError) return telling.message;
  // Texts of unexpected errors may hold anything.
  return telling === undefined ? 'AWS still lists it after the removal.' : 'An unexpected error.';
}
