import type { Checked, Found } from '../point.ts';
import type { Target } from '../targets/target.ts';
import { createUndoList } from './undo-list.ts';
import { createWaits } from './waits.ts';

export interface Result extends Found {
  readonly pointId: string;
  readonly target: Target<unknown>['name'];
  readonly seconds: number;
  /** True if the check failed with an error, so nothing is known. */
  readonly isBroken: boolean;
  /** Things that could not be removed, and why. */
  readonly notRemoved: readonly string[];
}

/** Runs one check, and then removes everything that it made, even if it failed. Never throws. */
export async function runPoint<Scene>(
  point: Checked<Scene>,
  target: Target<Scene>,
  signal: AbortSignal,
): Promise<Result> {
  const startedAt = performance.now();
  const undo = createUndoList();
  const { id: pointId } = point;
  let found: Found & { readonly isBroken: boolean };
  try {
    const scene = await target.sceneOf(pointId, createWaits(signal), undo.add);
    signal.throwIfAborted();
    found = { ...(await point.check(scene)), isBroken: false };
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    found = { outcome: 'not decided', saw: `The check failed: ${why}`, isBroken: true };
  }
  const notRemoved = (await undo.run()).map(target.mask.apply);
  const seconds = (performance.now() - startedAt) / 1000;
  return { ...found, saw: target.mask.apply(found.saw), pointId, target: target.name, seconds, notRemoved };
}
