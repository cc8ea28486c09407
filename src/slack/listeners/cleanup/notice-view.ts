import type { ModalView } from '@slack/types';
import type { Text } from '../../text/en.ts';
import { noticeView } from '../../views/notice.ts';

/** Returns a window of the cleanup with one sentence. */
export function cleanupNotice(text: Text, sentence: string): ModalView {
  return { ...noticeView(text, sentence), title: { type: 'plain_text', text: text.cleanup.title } };
}
