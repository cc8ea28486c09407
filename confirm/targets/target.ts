import type { TARGETS } from '../point.ts';
import type { Mask } from '../run/mask.ts';
import type { AddUndo } from '../run/undo-list.ts';
import type { Waits } from '../run/waits.ts';

/** What runs see of a service, whether it is the real one or in the sandbox. */
export interface Target<Scene> {
  readonly name: (typeof TARGETS)[number];
  readonly mask: Mask;
  /** What a check may use; `undo` takes how to remove what it makes. */
  sceneOf(pointId: string, waits: Waits, undo: AddUndo): Promise<Scene>;
  /** What the run has left behind, asked of the service itself. */
  left(): Promise<string[]>;
  /** Where the checks make their things: `in AWS under /mfa-demo-confirm/x/`. */
  readonly place: string;
  close(): Promise<void>;
}
