import type { ModalView } from '@slack/types';
import { VIEWS } from '../ids.ts';
import { section } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';

/** Returns a small window with one sentence and nothing to submit. */
export function noticeView(text: Text, sentence: string): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.notice,
    title: { type: 'plain_text', text: text.modals.notice.title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks: [section(sentence)],
  };
}
