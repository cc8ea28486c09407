import { ConflictError } from '../errors.ts';

/**
 * How often `attempt` is called at most. Normal use never causes so many conflicts in a row: the cause must be a bug or
 * a damaged record.
 */
const MOST_TRIES = 20;

/**
 * Calls `attempt`, and calls it again after a ConflictError: another process has saved the record first, so `attempt`
 * must load the record again and decide again.
 * @throws Error after a conflict in every try. It is not a ConflictError, so no caller tries again
 */
export async function untilNobodyWasFirst<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      if (tries >= MOST_TRIES)
        throw new Error(`A conflict ${tries} times in a row: ${error.message}`, { cause: error });
    }
  }
}
