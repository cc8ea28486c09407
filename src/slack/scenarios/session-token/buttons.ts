import type { Button } from '@slack/types';
import type { SessionTokenDemo } from '../../../scenario/session-token/state.ts';
import { ACTIONS } from '../../ids.ts';
import { button } from '../../messages/blocks.ts';
import type { Text } from '../../text/en.ts';

export function buttonsOf({ stage, demoId }: SessionTokenDemo, { progress: { buttons: labels } }: Text): Button[] {
  const stop = button(ACTIONS.stop, labels.stop, demoId);
  switch (stage) {
    case 'awaiting-enrollment':
      return [
        button(ACTIONS.enterCodes, labels.enterCodes, demoId, 'primary'),
        button(ACTIONS.resendQr, labels.resendQr, demoId),
        button(ACTIONS.showKey, labels.showKey, demoId),
        stop,
      ];
    case 'awaiting-session-code':
      return [button(ACTIONS.enterSessionCode, labels.enterSessionCode, demoId, 'primary'), stop];
    case 'proved':
      return [button(ACTIONS.stop, labels.done, demoId, 'primary')];
    default:
      return [stop];
  }
}
