import type { ModalView } from '@slack/types';
import { VIEWS } from '../ids.ts';
import { section } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';

/** Stands in while AWS looks at codes: a submit that is only acknowledged would close the window. */
export function checkingView(text: Text): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.checking,
    title: { type: 'plain_text', text: text.modals.checking.title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks: [section(text.modals.checking.text)],
  };
}
