import type { Text } from '../../../src/slack/text/en.ts';

/** Something that a catalog says, and where it stands in it. */
export type Said = readonly [place: string, sentence: string];

/** Every sentence of a catalog; those that take values get these. */
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
