import type { ModalView } from '@slack/types';
import { VIEWS } from '../../../ids.ts';
import { context, section } from '../../../messages/blocks.ts';
import type { Text } from '../../../text/en.ts';

interface Working {
  /** The sentences that say what is happening now. */
  readonly says: readonly string[];
  /** The results so far. */
  readonly rows: ModalView['blocks'];
  readonly rule: string;
}

/** Returns the window that is shown while the bot calls AWS or waits until a code is too old. */
export function workingView({ says, rows, rule }: Working, { sessionToken: { window }, modals }: Text): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.checking,
    title: { type: 'plain_text', text: window.working },
    close: { type: 'plain_text', text: modals.close },
    blocks: [section(`:hourglass_flowing_sand: ${says.join('\n')}`), ...rows, context(window.mayClose, rule)],
  };
}
