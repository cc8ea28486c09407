import { createAwsAccount } from '../aws/account.ts';
import type { AwsConfig } from '../config.ts';
import { ConfigError, UpstreamError } from '../errors.ts';
import { pathOf } from '../scenario/naming.ts';
import { removeAllOrphans } from '../scenario/sweep/orphan-remover.ts';
import { GRACE_MS, judgeAll, judgeByDeadline, orphansAmong } from '../scenario/sweep/orphans.ts';
import { describeSweep, type SweepReport } from './sweep-report.ts';

export interface SweepOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
}

/**
 * 0: nothing is left to do, or, in a dry run, a sweep can remove all that is left; 1: a person must act, or the sweep
 * must run again; 2: a setting or a permission is wrong.
 */
export type ExitCode = 0 | 1 | 2;

/**
 * Removes resources that demos have left in AWS. It reads only AWS and no records, so it assumes that a demo is running
 * until the deadline in its tags.
 * @returns the exit code
 */
export async function runSweep(
  config: AwsConfig,
  options: SweepOptions,
  write: (text: string) => void,
): Promise<ExitCode> {
  const aws = createAwsAccount(config.aws);
  const path = pathOf(config.installation);
  const { longestLifetimeMs } = config;
  // Use AWS's time. If the wrong clock of this machine were used, a running demo could be removed.
  const judge = judgeByDeadline({ aws, clock: aws, graceMs: GRACE_MS, longestLifetimeMs });
  try {
    const judged = await judgeAll(aws, path, judge);
    const orphans = orphansAmong(judged);
    const receipts =
      options.dryRun || orphans.length === 0 ? [] : await removeAllOrphans({ aws, path, judge }, orphans);
    const below = await aws.findBelow(path);
    const clockAheadMs = Date.now() - aws.now();
    const report: SweepReport = { path, isDryRun: options.dryRun, judged, orphans, receipts, below, clockAheadMs };
    write(options.json ? `${JSON.stringify(asJson(report), undefined, 2)}\n` : describeSweep(report));
    const needsPerson = judged.some(({ verdict }) => verdict.kind === 'spared' && verdict.why === 'age-unknown');
    return needsPerson || below.length > 0 || receipts.some(({ failure }) => failure !== undefined) ? 1 : 0;
  } catch (error) {
    if (error instanceof ConfigError) return failed(error, 2);
    if (error instanceof UpstreamError) return failed(error, 1);
    throw error;
  } finally {
    aws.close();
  }

  function failed(error: Error, code: ExitCode): ExitCode {
    write(options.json ? `${JSON.stringify({ path, failure: error.message })}\n` : `${error.message}\n`);
    return code;
  }
}

function asJson({ path, isDryRun, judged, orphans, receipts, below }: SweepReport): object {
  const spared = judged.flatMap(({ found: { name }, verdict }) =>
    verdict.kind === 'spared' ? [{ name, ...verdict }] : [],
  );
  return { path, isDryRun, orphans, receipts, spared, below };
}
