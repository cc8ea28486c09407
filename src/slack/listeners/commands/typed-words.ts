import { plainText } from '../../../shared/typed-text.ts';
import { COMMAND } from '../../ids.ts';

/** A word after the command, without quotes and other decoration: `shown` as typed, `plain` for comparisons. */
export interface TypedWord {
  readonly shown: string;
  readonly plain: string;
}

const NAME = COMMAND.slice(1);
/**
 * Quotes, backticks, asterisks, full stops, slashes, emoji: characters that keyboards and copying add around a word.
 */
const AROUND = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;
/** Slack's notation for emoji and mentions in a command. */
const NO_WORD = /^:[\w+-]+:$|^<@[^>]*>$/;

/** Splits the text after the command into words. A repetition of the command itself is left out. */
export function typedWords(typed: string): readonly TypedWord[] {
  const words = plainText(typed)
    .split(' ')
    .filter((word) => !NO_WORD.test(word))
    .map((word) => word.replace(AROUND, ''))
    .filter((word) => word !== '')
    .map((shown) => ({ shown, plain: plainWord(shown) }));
  const first = words.findIndex(({ plain }) => plain !== NAME);
  return first === -1 ? [] : words.slice(first);
}

/**
 * Returns the word in lower-case ASCII letters where possible: a Turkish keyboard types `İ` and `ı` for `I` and `i`.
 */
function plainWord(word: string): string {
  return word.toLowerCase().replaceAll('ı', 'i').normalize('NFD').replace(/\p{M}/gu, '');
}
