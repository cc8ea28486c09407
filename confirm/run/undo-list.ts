import { setTimeout as sleep } from 'node:timers/promises';

/** How often removals are tried. AWS and Slack may refuse to delete a thing that was changed some seconds ago. */
const ROUNDS = 4;
const PAUSE_MS = 2000;

/**
 * Notes how to remove a thing. A check calls this function before it makes the thing, or directly afterwards if the
 * service chooses the id. `remove` must succeed when there is nothing to remove.
 */
export type AddUndo = (what: string, remove: () => Promise<unknown>) => void;

/** The removals of everything that a check makes. */
export interface UndoList {
  readonly add: AddUndo;
  /**
   * Removes everything, the newest first, and retries what fails. Returns the things that could not be removed, with
   * the reasons. Never throws.
   */
  run(): Promise<string[]>;
}

interface Step {
  readonly what: string;
  readonly remove: () => Promise<unknown>;
}

export function createUndoList(): UndoList {
  let steps: Step[] = [];
  return {
    add: (what, remove) => {
      steps = [{ what, remove }, ...steps];
    },
    run: async () => {
      let failures: string[] = [];
      for (let round = 1; round <= ROUNDS && steps.length > 0; round += 1) {
        if (round > 1) await sleep(PAUSE_MS);
        const failed: Step[] = [];
        failures = [];
        for (const step of steps) {
          try {
            await step.remove();
          } catch (error) {
            failed.push(step);
            failures.push(`${step.what} (${error instanceof Error ? error.message : String(error)})`);
          }
        }
        steps = failed;
      }
      return failures;
    },
  };
}
