import type { ModalView } from '@slack/types';
import { VIEWS, type ViewContext, writeViewContext } from '../ids.ts';
import { section } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';

/** Returns the window that asks whether to stop a demo. */
export function stopView(context: ViewContext, text: Text): ModalView {
  const { title, confirm, deny, text: question } = text.commands.stopQuestion;
  return {
    type: 'modal',
    callback_id: VIEWS.stop,
    private_metadata: writeViewContext(context),
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: confirm },
    close: { type: 'plain_text', text: deny },
    blocks: [section(question)],
  };
}
