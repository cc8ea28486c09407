import type { ModalView, SectionBlock } from '@slack/types';
import { BLOCKS, type ViewContext, writeViewContext } from '../ids.ts';
import { section } from '../messages/blocks.ts';
import { textOf } from '../text/catalog.ts';

interface CodeForm {
  readonly callbackId: string;
  readonly context: ViewContext;
  readonly title: string;
  readonly submit: string;
  readonly blocks: ModalView['blocks'];
}

/** Returns the window in which a lesson asks for codes. */
export function codeForm({ callbackId, context, title, submit, blocks }: CodeForm): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: writeViewContext(context),
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: submit },
    close: { type: 'plain_text', text: textOf(context.locale).modals.cancel },
    blocks,
  };
}

/** Says at the top of the form why the last codes were refused. */
export function refusalBlock(sentence: string): SectionBlock {
  return { ...section(sentence), block_id: BLOCKS.refusal };
}

/** Whether an open form shows a refusal at the top. */
export function hasRefusal(blocks: readonly { readonly block_id?: string | undefined }[]): boolean {
  return blocks.some(({ block_id: blockId }) => blockId === BLOCKS.refusal);
}
