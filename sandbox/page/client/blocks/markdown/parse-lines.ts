import { parseMarked } from './parse-marked.ts';
import type { PartReader } from './parts.ts';

const FENCE = /^ {0,3}(?<fence>`{3,}|~{3,})[^`]*$/;
const HEADING = /^ {0,3}#{1,6}\s+(?<text>.*?)(?:\s+#+)?\s*$/;
const DIVIDER = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;

/** Reads code between two fences, or from a fence to the end. The language after the fence is ignored. */
export const code: PartReader = {
  begins: ([first = '']) => FENCE.test(first),
  take: ([first = '', ...rest]) => {
    const { fence = '' } = FENCE.exec(first)?.groups ?? {};
    const end = rest.findIndex((line) => line.trim().startsWith(fence));
    const inside = end < 0 ? rest : rest.slice(0, end);
    return { part: { kind: 'code', text: inside.join('\n') }, count: inside.length + (end < 0 ? 1 : 2) };
  },
};

export const heading: PartReader = {
  begins: ([first = '']) => HEADING.test(first),
  take: ([first = '']) => {
    const { text = '' } = HEADING.exec(first)?.groups ?? {};
    return { part: { kind: 'heading', text: parseMarked(text) }, count: 1 };
  },
};

export const divider: PartReader = {
  begins: ([first = '']) => DIVIDER.test(first),
  take: () => ({ part: { kind: 'divider' }, count: 1 }),
};
