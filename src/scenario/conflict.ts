import { ConflictError } from '../errors.ts';

/** Worker and participant save the same record: whoever comes second loads it again and decides anew. */
export async function untilNobodyWasFirst<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConflictError) || tries >= 20) throw error;
    }
  }
}
