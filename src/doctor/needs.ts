import { type Finding, skipped } from './check.ts';

/** Asks once, however many checks need the answer. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/** Judges what another check has found out; where that failed, its own line says so and this one is skipped. */
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
