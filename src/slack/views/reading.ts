import type { ModalView } from '@slack/types';
import { VIEWS } from '../ids.ts';
import type { Text } from '../text/en.ts';

/** Returns a window that the person only reads, with nothing to submit. */
export function readingView(text: Text, title: string, blocks: ModalView['blocks']): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.reading,
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks,
  };
}
