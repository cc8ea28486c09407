import { sentence } from '../../../src/slack/messages/blocks.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { noticeView } from '../../../src/slack/views/notice.ts';
import { extreme, message, NASTY, type Payload, view } from './payload.ts';

/**
 * Returns every sentence of the catalog as a message and as a window, each with short and with very long values. These
 * are the two ways in which the bot shows a sentence alone.
 */
export function ofSentences(text: Text): Payload[] {
  return extreme(
    [...leaves(text, '', 'ARG'), ...leaves(text, '', NASTY)].flatMap(([name, said], index) => [
      { ...message(`sentence${name} ${index}`, sentence, said), group: 'sentence' },
      { ...view(`notice${name} ${index}`, noticeView, text, said), group: 'notice' },
    ]),
  );
}

function leaves(node: unknown, path: string, value: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node(value, value, value))]];
  return Object.entries(node as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`, value));
}
