import { type Demo, isNobodys } from '../demo.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { PastDemo } from '../ports/demo-history.ts';

/**
 * Adds a demo that has just ended to its participant's history, and then tells them, also when it could not be added: the error
 * is thrown afterwards, so that the job comes again.
 */
export async function rememberPast(
  { history, scenarios }: Pick<EngineParts, 'history' | 'scenarios'>,
  demo: Demo,
  tell: () => Promise<unknown>,
): Promise<void> {
  // Without a receipt it never began: there was no place for it. Of nobody nothing is remembered.
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
