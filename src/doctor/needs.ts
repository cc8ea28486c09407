import { type Finding, skipped } from './check.ts';

/** Asks once and gives every check the same answer. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/**
 * Judges an answer that several checks need. If there is none, another check has reported that, and this one is
 * skipped.
 * @param otherwise the finding when it is skipped
 */
export async function given<T>(
  known: () => Promise<T>,
  otherwise: string,
  judge: (value: T) => Finding | Promise<Finding>,
): Promise<Finding> {
  let value: T;
  try {
    value = await known();
  } catch {
    return skipped(otherwise);
  }
  return judge(value);
}
