import type { ModalView } from '@slack/types';
import { type ViewContext, writeViewContext } from '../../../ids.ts';
import { context, section } from '../../../messages/blocks.ts';
import type { Text } from '../../../text/en.ts';

interface Refused {
  /** Callback id of the window. Its button leads to the form for the code. */
  readonly callbackId: string;
  /** The text that says what was denied, and why. */
  readonly says: string;
  readonly rows: ModalView['blocks'];
  readonly rule: string;
}

/**
 * Shows the calls that were denied because they were made without a code. The window stays until the person continues.
 */
export function refusedView({ callbackId, says, rows, rule }: Refused, about: ViewContext, text: Text): ModalView {
  const { window, buttons } = text.sessionToken;
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: writeViewContext(about),
    title: { type: 'plain_text', text: window.refused },
    submit: { type: 'plain_text', text: buttons.continue },
    close: { type: 'plain_text', text: text.modals.close },
    blocks: [section(says), ...rows, context(rule)],
  };
}
