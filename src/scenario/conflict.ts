import { ConflictError } from '../errors.ts';

/**
 * More conflicts than people, timers and other bots can cause: only a bug or a damaged record causes a conflict each
 * time.
 */
const MOST_TRIES = 20;

/**
 * Calls `attempt`, and calls it again after a ConflictError: the worker and the participant save the same record, so
 * the one that comes second must load the record again and decide again.
 * @throws Error when there was a conflict in every try. It is no ConflictError, so that no caller repeats the work
 * again: it ends the job, as every bug does
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
