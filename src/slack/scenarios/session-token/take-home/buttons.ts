import type { Button } from '@slack/types';
import { ACTIONS } from '../../../ids.ts';
import { button } from '../../../messages/blocks.ts';
import type { Text } from '../../../text/en.ts';

/** The buttons for who wants to know more: of a demo that has taken its proofs, while it runs and after its end. */
export function takeHomeButtons(demoId: string, { takeHome }: Text): Button[] {
  return [
    button(ACTIONS.showPolicy, takeHome.buttons.policy, demoId),
    button(ACTIONS.useCli, takeHome.buttons.cli, demoId),
    button(ACTIONS.explain, takeHome.buttons.explain, demoId),
  ];
}
