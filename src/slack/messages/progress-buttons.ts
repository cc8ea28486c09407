import type { Button, KnownBlock } from '@slack/types';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { ACTIONS, BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { button, buttons } from './blocks.ts';
import { moreTimeButton } from './reminder.ts';

/** The buttons that do something at this stage; none while there is nothing to press. */
export function progressButtons(demo: Demo, text: Text): KnownBlock[] {
  const elements = [...elementsOf(demo, text), ...(offersMoreTime(demo) ? [moreTimeButton(demo, text)] : [])];
  return elements.length > 0 ? [buttons(BLOCKS.progressButtons, elements)] : [];
}

/** From the reminder on, once. */
export function offersMoreTime(demo: Demo): boolean {
  return isRunning(demo) && demo.remindedAt !== undefined && demo.extendedAt === undefined;
}

function elementsOf({ stage, demoId }: Demo, { progress: { buttons: labels } }: Text): Button[] {
  const stop = button(ACTIONS.stop, labels.stop, demoId);
  switch (stage) {
    case 'awaiting-enrollment':
      return [
        button(ACTIONS.enterCodes, labels.enterCodes, demoId, 'primary'),
        button(ACTIONS.resendQr, labels.resendQr, demoId),
        button(ACTIONS.showKey, labels.showKey, demoId),
        stop,
      ];
    case 'preparing':
    case 'enrolling':
    case 'proving':
      return [stop];
    case 'awaiting-session-code':
      return [button(ACTIONS.enterSessionCode, labels.enterSessionCode, demoId, 'primary'), stop];
    case 'proved':
      return [button(ACTIONS.stop, labels.done, demoId, 'primary')];
    case 'ended':
      return [button(ACTIONS.startAgain, labels.startAgain, demoId)];
    case 'stuck':
      return [button(ACTIONS.stop, labels.tryAgain, demoId)];
    case 'tearing-down':
      return [];
  }
}
