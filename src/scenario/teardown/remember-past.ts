import { type Demo, isNobodys } from '../demo.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { PastDemo } from '../ports/demo-history.ts';

/**
 * Adds an ended demo to its participant's history, and then calls `tell`, which shows the end. If the history cannot be
 * written, it calls `tell` nevertheless, and then throws the error, so that the queue tries the job again.
 */
export async function rememberPast(
  { history, scenarios }: Pick<EngineParts, 'history' | 'scenarios'>,
  demo: Demo,
  tell: () => Promise<unknown>,
): Promise<void> {
  // A demo without a receipt created nothing in AWS, for example because the bot was full, and is left out of the
  // history. A prepared demo without a participant has no history.
  const past = demo.receipt && !isNobodys(demo) && pastOf(demo, demo.receipt, scenarios.of(demo).result?.(demo.state));
  try {
    if (past) await history?.add(demo.participant, past);
  } finally {
    await tell();
  }
}

function pastOf(demo: Demo, receipt: NonNullable<Demo['receipt']>, result: string | undefined): PastDemo {
  return {
    demoId: demo.demoId,
    scenario: demo.scenario,
    endReason: demo.endReason ?? 'failure',
    startedAt: demo.createdAt,
    endedAt: receipt.listedAt,
    removed: receipt.removed.length,
    left: receipt.left.length,
    ...(result === undefined ? {} : { result }),
  };
}
