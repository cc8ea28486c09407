import { plainText } from '../../../shared/typed-text.ts';
import { COMMAND } from '../../ids.ts';

/** A word behind the command: `shown` as it was typed, `plain` as commands are compared. Neither has what decorates it. */
export interface TypedWord {
  readonly shown: string;
  readonly plain: string;
}

const NAME = COMMAND.slice(1);
/** Quotes, backticks, asterisks, full stops, slashes, emoji: what keyboards and copies put around a word. */
const AROUND = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;
/** As Slack writes an emoji and a mention in a command. */
const NO_WORD = /^:[\w+-]+:$|^<@[^>]*>$/;

/** Takes apart what was typed behind the command. The command itself may have been typed once more in front of it. */
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

/** In small ASCII letters where there are such: a Turkish keyboard writes `İ` and `ı` for `I` and `i`. */
function plainWord(word: string): string {
  return word.toLowerCase().replaceAll('ı', 'i').normalize('NFD').replace(/\p{M}/gu, '');
}
