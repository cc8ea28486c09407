import type { ModalView } from '@slack/types';
import { VIEWS, type ViewContext, writeViewContext } from '../ids.ts';
import { section } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';

/** Asks before a demo is stopped. */
export function stopView(context: ViewContext, text: Text): ModalView {
  const { title, submit, close, text: question } = text.progress.stopping;
  return {
    type: 'modal',
    callback_id: VIEWS.stop,
    private_metadata: writeViewContext(context),
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: submit },
    close: { type: 'plain_text', text: close },
    blocks: [section(question)],
  };
}
