import { ConflictError } from '../errors.ts';

/** More than people, timers and other bots can cause: only a bug or damage conflicts every time. */
const MOST_TRIES = 20;

/**
 * Worker and participant save the same record: whoever comes second loads it again and decides anew.
 * @throws Error when there was a conflict every time. It is no ConflictError, so that nobody further out begins anew: it ends
 * the job as any other bug does.
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
