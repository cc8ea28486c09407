import type { Removed } from '../scenario/demo.ts';
import type { FoundResource } from '../scenario/ports/aws-account.ts';
import type { Orphan, OrphanReceipt } from '../scenario/ports/orphan-remover.ts';
import type { Found, Verdict } from '../scenario/sweep/orphans.ts';

export interface SweepReport {
  readonly path: string;
  readonly isDryRun: boolean;
  readonly judged: readonly { readonly found: Found; readonly verdict: Verdict }[];
  readonly orphans: readonly (Orphan & Found)[];
  readonly receipts: readonly OrphanReceipt[];
  /** Resources in paths below `path`, where no demo makes resources. */
  readonly below: readonly FoundResource[];
  /** How far this machine's clock is ahead of AWS's, in milliseconds. */
  readonly clockAheadMs: number;
}

/** A smaller difference between the clocks is not reported, because it does not affect a sweep. */
const WORTH_A_WORD_MS = 60_000;

/** Describes for people what was found, what was removed, and what is left. */
export function describeSweep(report: SweepReport): string {
  const lines = [`Names of users, roles and virtual MFA devices under ${report.path}: ${report.judged.length}`];
  for (const orphan of report.orphans) {
    lines.push('', `${orphan.name}: ${kindsOf(orphan.resources)}${sinceOf(orphan.since)}, past its deadline`);
    if (report.isDryRun) lines.push('  would be removed');
    else lines.push(...outcomeOf(report.receipts.find(({ demoId }) => demoId === orphan.demoId)));
  }
  for (const { found, verdict } of report.judged) {
    if (verdict.kind === 'spared')
      lines.push('', `${found.name}: ${kindsOf(found.resources)}`, `  ${whySpared(verdict)}`);
  }
  for (const { kind, arn } of report.below) {
    lines.push('', `${inWords({ kind, name: arn })}: below the path, where demos make nothing`);
    lines.push(
      '  LEFT: it may have been made with stolen credentials of the bot; an administrator must check it and delete it',
    );
  }
  if (Math.abs(report.clockAheadMs) > WORTH_A_WORD_MS) lines.push('', clockWords(report.clockAheadMs));
  lines.push('', summaryOf(report));
  return `${lines.join('\n')}\n`;
}

function outcomeOf(receipt: OrphanReceipt | undefined): string[] {
  if (receipt === undefined) return ['  no longer exists'];
  const removed = receipt.removed.map((each) => `  removed ${inWords(each)}`);
  const left = receipt.left.map((each) => `  LEFT ${inWords(each)}`);
  return [...removed, ...left, ...(receipt.failure === undefined ? [] : [`  because: ${receipt.failure}`])];
}

function whySpared(verdict: Verdict & { kind: 'spared' }): string {
  if (verdict.why === 'age-unknown') {
    return 'LEFT: neither its age nor its deadline can be read; if no demo uses it, an administrator must delete it';
  }
  const until = verdict.until === undefined ? '' : ` until ${isoMinutes(verdict.until)}`;
  return `left alone: its demo may be running${until}`;
}

function summaryOf({ isDryRun, orphans, receipts, judged, below }: SweepReport): string {
  if (isDryRun) return `Dry run: nothing was changed; ${orphans.length} of ${judged.length} would be removed.`;
  const failed = receipts.filter(({ failure }) => failure !== undefined).length;
  if (failed > 0) return `${failed} of ${orphans.length} could not be removed completely.`;
  if (orphans.length === 0)
    return below.length === 0 ? 'Nothing to remove.' : 'Nothing to remove, except the resources below the path.';
  return orphans.length === 1
    ? '1 removed; a new listing does not show it.'
    : `All ${orphans.length} removed; a new listing shows none of them.`;
}

function clockWords(aheadMs: number): string {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  return `This machine's clock is ${minutes} min ${aheadMs > 0 ? 'ahead of' : 'behind'} AWS's; AWS's time was used.`;
}

function kindsOf(resources: readonly FoundResource[]): string {
  return resources.map(({ kind }) => kind.replaceAll('-', ' ').replace('mfa', 'MFA')).join(' and ');
}

function sinceOf(since: number | undefined): string {
  return since === undefined ? '' : ` of ${isoMinutes(since)}`;
}

function inWords({ kind, name }: Removed): string {
  return `${kind.replaceAll('-', ' ').replace('mfa', 'MFA').replace('ssh', 'SSH')} ${name}`;
}

function isoMinutes(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/^(.*)T(.*):\d\d\.\d{3}Z$/, '$1 $2 UTC');
}
