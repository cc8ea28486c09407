import { setTimeout as sleep } from 'node:timers/promises';

/** A thing that was just changed may refuse to be deleted for some seconds. */
const ROUNDS = 4;
const PAUSE_MS = 2000;

/** Notes how a thing is removed. Call it before the thing is made; `remove` must not fail when there is nothing to remove. */
export type AddUndo = (what: string, remove: () => Promise<unknown>) => void;

/** How everything that a check makes is removed again. */
export interface UndoList {
  readonly add: AddUndo;
  /** Removes everything, the newest first, and tries again what fails. Returns what could not be removed, and why. Never throws. */
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
