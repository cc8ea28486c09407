import type { Button, KnownBlock } from '@slack/types';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import type { Text } from '../../text/en.ts';
import { button, buttons, context, withConfirmation } from '../blocks.ts';
import type { Way } from './way.ts';

/** The value of a button that belongs to no demo. */
const NO_DEMO = '-';

type Style = 'primary' | undefined;

/** Returns a button that starts a demo of the only lesson, or asks which lesson to start. */
export function startButton(text: Text, style?: Style, label = text.commands.buttons.start): Button {
  return button(ACTIONS.startAgain, label, NO_DEMO, style);
}

export function statusButton(text: Text, style?: Style): Button {
  return button(ACTIONS.status, text.commands.buttons.whereAmI, NO_DEMO, style);
}

export function helpButton(text: Text, style?: Style): Button {
  return button(ACTIONS.help, text.commands.buttons.help, NO_DEMO, style);
}

/** Returns a button that stops this demo. Slack first asks the person to confirm. */
export function stopButton(text: Text, demoId: string): Button {
  return withConfirmation(button(ACTIONS.stop, text.commands.buttons.stop, demoId), text.commands.stopQuestion);
}

/** Returns a row of buttons: a link to the demo, then `others`. Without a link, a sentence says where the demo is. */
export function goToDemo(text: Text, { link, bot }: Way, ...others: Button[]): KnownBlock[] {
  if (link !== undefined) {
    const go = { ...button(ACTIONS.goToDemo, text.commands.buttons.goToDemo, NO_DEMO, 'primary'), url: link };
    return below(go, ...others);
  }
  return [context(text.commands.inDm(bot)), ...(others.length > 0 ? below(...others) : [])];
}

export function below(...elements: Button[]): KnownBlock[] {
  return [buttons(BLOCKS.answerButtons, elements)];
}
