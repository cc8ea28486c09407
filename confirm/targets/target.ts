import type { Mask } from '../run/mask.ts';
import type { Waits } from '../run/waits.ts';

/** What runs see of a service, whether it is the real one or in the sandbox. */
export interface Target<Scene> {
  readonly name: 'sandbox' | 'aws' | 'slack';
  readonly mask: Mask;
  /** What a check may use; `undo` takes how to remove what it makes. */
  sceneOf(pointId: string, waits: Waits, undo: UndoStep): Promise<Scene>;
  /** What the run has left behind, asked of the service itself. */
  left(): Promise<string[]>;
  /** Where it looked, as `left` is told: `in AWS under /mfa-demo-confirm/x/`. */
  readonly place: string;
  close(): Promise<void>;
}

export type UndoStep = (what: string, remove: () => Promise<unknown>) => void;
