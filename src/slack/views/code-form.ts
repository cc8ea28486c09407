import type { ModalView } from '@slack/types';
import { type ViewContext, writeViewContext } from '../ids.ts';

interface CodeForm {
  readonly callbackId: string;
  readonly context: ViewContext;
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly blocks: ModalView['blocks'];
}

/** The window in which a lesson asks for codes. */
export function codeForm({ callbackId, context, title, submit, close, blocks }: CodeForm): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: writeViewContext(context),
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: submit },
    close: { type: 'plain_text', text: close },
    blocks,
  };
}
