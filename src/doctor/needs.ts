import { type Finding, skipped } from './check.ts';

/** Returns a function that asks only once, so that every check gets the same answer. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/**
 * Judges a value that several checks need. If `known` rejects, this check is skipped, because another check reports the
 * reason.
 * @param otherwise says why the check is skipped
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
