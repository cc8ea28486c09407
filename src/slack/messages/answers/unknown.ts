import type { Button } from '@slack/types';
import type { Text } from '../../text/en.ts';
import { type MessageContent, sentence } from '../blocks.ts';
import { clip } from '../limits.ts';
import { code } from '../mrkdwn.ts';
import { below, helpButton, startButton, statusButton } from './buttons.ts';

const LONGEST_WORD = 40;

/** Says that a word is not a command. @param meant the command that the word resembles, if any */
export function unknownMessage(word: string, meant: string | undefined, text: Text): MessageContent {
  const shown = code(clip(word, LONGEST_WORD));
  const told = meant === undefined ? text.commands.unknown(shown) : text.commands.didYouMean(shown, meant);
  return sentence(told, ...below(...buttonsFor(meant, text)));
}

/** Offers buttons only for start, status and help, so that a typing error and a click cannot end a demo. */
function buttonsFor(meant: string | undefined, text: Text): Button[] {
  if (meant === 'start') return [startButton(text, 'primary'), helpButton(text)];
  if (meant === 'status') return [statusButton(text, 'primary'), helpButton(text)];
  if (meant === undefined) return [startButton(text), helpButton(text)];
  return [helpButton(text, meant === 'help' ? 'primary' : undefined)];
}

/** Answers a word after `start` that names no lesson: lists the lessons, or says that the only lesson needs no name. */
export function unknownLessonMessage(word: string, known: readonly string[], text: Text): MessageContent {
  const { startNeedsNothing, unknownLesson } = text.commands;
  const told =
    known.length > 1 ? unknownLesson(code(clip(word, LONGEST_WORD)), known.map(code).join(', ')) : startNeedsNothing;
  return sentence(told, ...below(startButton(text, 'primary')));
}
