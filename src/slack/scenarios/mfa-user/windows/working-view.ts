import type { ModalView } from '@slack/types';
import { VIEWS } from '../../../ids.ts';
import { context, section } from '../../../messages/blocks.ts';
import type { Text } from '../../../text/en.ts';

interface Working {
  /** What happens at the moment. */
  readonly says: readonly string[];
  /** The answers that are there already. */
  readonly rows: ModalView['blocks'];
  readonly rule: string;
}

/** What stands in a window while AWS is asked. */
export function workingView({ says, rows, rule }: Working, { sessionToken: { window }, modals }: Text): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.checking,
    title: { type: 'plain_text', text: window.working },
    close: { type: 'plain_text', text: modals.close },
    blocks: [section(`:hourglass_flowing_sand: ${says.join('\n')}`), ...rows, context(window.mayClose, rule)],
  };
}
