import type { TARGETS } from '../point.ts';
import type { Mask } from '../run/mask.ts';
import type { AddUndo } from '../run/undo-list.ts';
import type { Waits } from '../run/waits.ts';

/** The service on which checks run: AWS, Slack or the sandbox. */
export interface Target<Scene> {
  readonly name: (typeof TARGETS)[number];
  readonly mask: Mask;
  /**
   * Returns the clients and helpers that a check may use.
   * @param undo is called with the removal of each thing that the check makes
   */
  sceneOf(pointId: string, waits: Waits, undo: AddUndo): Promise<Scene>;
  /** Asks the service which things of this run still exist, and returns them. */
  left(): Promise<string[]>;
  /** The place where the checks make things, for example `in AWS under /mfa-demo-confirm/x/`. */
  readonly place: string;
  close(): Promise<void>;
}
