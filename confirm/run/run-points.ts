import type { Checked } from '../point.ts';
import type { Target } from '../targets/target.ts';
import { type Result, runPoint } from './run-point.ts';

interface Running<Scene> {
  readonly points: readonly Checked<Scene>[];
  readonly target: Target<Scene>;
  /** How many checks run at the same time. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** Called with each result as soon as it exists. */
  onResult(result: Result): void;
}

export interface RunOutcome {
  readonly results: readonly Result[];
  /** Things that the checks made and that the service still lists at the end. */
  readonly left: readonly string[];
}

/**
 * Runs checks on one service, starting with those that wait longest. Then lists the things that are left, and closes
 * the target.
 */
export async function runPoints<Scene>(running: Running<Scene>): Promise<RunOutcome> {
  const { points, target, atOnce, signal, onResult } = running;
  const waiting = points.toSorted((one, other) => (other.waitsSeconds ?? 0) - (one.waitsSeconds ?? 0));
  const results: Result[] = [];
  const work = async () => {
    for (let point = waiting.shift(); point !== undefined && !signal.aborted; point = waiting.shift()) {
      const result = await runPoint(point, target, signal);
      results.push(result);
      onResult(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
    return { results, left: await target.left() };
  } finally {
    await target.close();
  }
}
