import type { Text } from '../../../src/slack/text/en.ts';

/** A sentence of a catalog, and its path. */
export type Said = readonly [place: string, sentence: string];

/** Returns every sentence of a catalog. A sentence that is a function gets these values. */
export function saidIn(text: Text, values: readonly unknown[]): Said[] {
  return below(text, '', values);
}

function below(node: unknown, place: string, values: readonly unknown[]): Said[] {
  if (typeof node === 'string') return [[place, node]];
  if (typeof node === 'function') return [[place, String(node(...values))]];
  return Object.entries(node as object).flatMap(([key, inner]) =>
    below(inner, place === '' ? key : `${place}.${key}`, values),
  );
}
