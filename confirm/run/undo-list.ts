import { setTimeout as sleep } from 'node:timers/promises';

/** How often removals are tried: a thing that was just changed may refuse to be deleted for some seconds. */
const ROUNDS = 4;
const PAUSE_MS = 2000;

/**
 * Notes how a thing is removed. Call it before the thing is made; `remove` must succeed when there is nothing to
 * remove.
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
