import type { Button, KnownBlock } from '@slack/types';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { ACTIONS, BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { button, buttons } from './blocks.ts';
import type { Face } from './face.ts';
import { moreTimeButton } from './reminder.ts';

/** The buttons that do something now; none while there is nothing to press. */
export function progressButtons(demo: Demo, face: Face, text: Text): KnownBlock[] {
  const elements = [...elementsOf(demo, face, text), ...(offersMoreTime(demo) ? [moreTimeButton(demo, text)] : [])];
  return elements.length > 0 ? [buttons(BLOCKS.progressButtons, elements)] : [];
}

/** From the reminder on, once. */
export function offersMoreTime(demo: Demo): boolean {
  return isRunning(demo) && demo.remindedAt !== undefined && demo.extendedAt === undefined;
}

function elementsOf(demo: Demo, face: Face, text: Text): Button[] {
  const { buttons: labels } = text.progress;
  switch (demo.phase) {
    case 'running':
      return face.buttons(demo, text);
    case 'ended':
      return [button(ACTIONS.startAgain, labels.startAgain, demo.demoId)];
    case 'stuck':
      return [button(ACTIONS.stop, labels.tryAgain, demo.demoId)];
    case 'tearing-down':
      return [];
  }
}
