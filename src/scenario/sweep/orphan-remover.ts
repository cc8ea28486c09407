import { ConfigError, UpstreamError } from '../../errors.ts';
import { atOnce } from '../../shared/at-once.ts';
import type { Removed } from '../demo.ts';
import type { AwsAccount, DemoNames } from '../ports/aws-account.ts';
import type { OrphanReceipt, OrphanRemover } from '../ports/orphan-remover.ts';
import { removeEverything } from '../teardown/remove-everything.ts';
import { type Found, type Judge, judgeAll, orphansAmong } from './orphans.ts';

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
      return atOnce(ORPHANS_AT_ONCE, asked, (orphan) => removeOrphan(parts, orphan));
    },
  };
}

/**
 * Removes every orphan, in passes until a listing shows none or nothing more gives way. One receipt for each orphan;
 * one of which nothing was there any more (somebody else was faster) has none.
 * @throws UpstreamError, ConfigError when AWS or the records cannot be read
 */
export async function removeAllOrphans(parts: RemoverParts): Promise<OrphanReceipt[]> {
  const receipts = new Map<string, OrphanReceipt>();
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    let hasRemoved = false;
    for (const receipt of await atOnce(ORPHANS_AT_ONCE, await find(parts), (orphan) => removeOrphan(parts, orphan))) {
      const before = receipts.get(receipt.demoId)?.removed ?? [];
      receipts.set(receipt.demoId, { ...receipt, removed: [...before, ...receipt.removed] });
      hasRemoved ||= receipt.removed.length > 0;
    }
    if (!hasRemoved) break;
  }
  return [...receipts.values()].filter(({ removed, left, failure }) => removed.length + left.length > 0 || failure);
}

async function find({ aws, path, judge }: RemoverParts) {
  return orphansAmong(await judgeAll(aws, path, judge));
}

/** Never throws: what went wrong stands in the receipt. */
async function removeOrphan({ aws, path }: RemoverParts, { demoId, name, resources }: Found): Promise<OrphanReceipt> {
  const hasRole = resources.some(({ kind }) => kind === 'role');
  const names: DemoNames = { userName: name, deviceName: name, path, ...(hasRole && { roleName: name }) };
  const removed: Removed[] = [];
  const failures = await removeEverything(aws, names, (more) => void removed.push(...more));
  try {
    const left = await aws.listLeftovers(names);
    return { demoId, removed, left, failure: left.length > 0 ? inWords(failures) : undefined };
  } catch (error) {
    const left = resources.map(({ kind, name: ofResource }) => ({ kind, name: ofResource }));
    return { demoId, removed, left, failure: inWords([...failures, error]) };
  }
}

/** What only a person can mend says more than what may pass. */
function inWords(failures: readonly unknown[]): string {
  const telling = failures.find((each) => each instanceof ConfigError) ?? failures[0];
  if (telling instanceof ConfigError || telling instanceof UpstreamError) return telling.message;
  // Texts of unexpected errors may hold anything.
  return telling === undefined ? 'AWS still lists it after the removal.' : 'An unexpected error.';
}
