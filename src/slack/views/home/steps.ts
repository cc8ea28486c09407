import type { ModalView } from '@slack/types';
import { VIEWS } from '../../ids.ts';
import { context, section } from '../../messages/blocks.ts';
import type { Text } from '../../text/en.ts';

/** Shows the five steps of a demo. */
export function stepsView({ home, modals }: Text): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.steps,
    title: { type: 'plain_text', text: home.whatHappens },
    close: { type: 'plain_text', text: modals.close },
    blocks: [...home.steps.map(section), context(...Object.values(home.needs)), context(home.stepsEnd)],
  };
}
