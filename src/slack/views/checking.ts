import type { ModalView } from '@slack/types';
import { VIEWS } from '../ids.ts';
import { section } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';

/**
 * Returns the window for the time while AWS checks codes. Without it, the acknowledged submission would close the
 * window.
 */
export function checkingView(text: Text): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.checking,
    title: { type: 'plain_text', text: text.modals.checking.title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks: [section(text.modals.checking.text)],
  };
}
