import type { ModalView } from '@slack/types';
import type { MessageContent } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';
import { noticeView } from './notice.ts';

/** Returns a window with an answer and its buttons. */
export function answerView(text: Text, answer: MessageContent): ModalView {
  return { ...noticeView(text, answer.text), blocks: answer.blocks };
}
