import type { TARGETS } from '../point.ts';
import type { Mask } from '../run/mask.ts';
import type { AddUndo } from '../run/undo-list.ts';
import type { Waits } from '../run/waits.ts';

/** A service as the runs see it: the real one, or the one in the sandbox. */
export interface Target<Scene> {
  readonly name: (typeof TARGETS)[number];
  readonly mask: Mask;
  /**
   * Returns what a check may use.
   * @param undo is called with the removal of each thing that the check makes
   */
  sceneOf(pointId: string, waits: Waits, undo: AddUndo): Promise<Scene>;
  /** Lists what the run has left behind, by asking the service. */
  left(): Promise<string[]>;
  /** The place where the checks make things, for example `in AWS under /mfa-demo-confirm/x/`. */
  readonly place: string;
  close(): Promise<void>;
}
