import { setTimeout as sleep } from 'node:timers/promises';

/** A thing that was just changed may refuse to be deleted for some seconds. */
const ROUNDS = 4;
const PAUSE_MS = 2000;

/** How everything that a check makes is removed again. */
export interface UndoList {
  /** Call it before the thing is made; `remove` must take it well when there is nothing to remove. */
  add(what: string, remove: () => Promise<unknown>): void;
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
