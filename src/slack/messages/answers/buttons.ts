import type { Button, KnownBlock } from '@slack/types';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import type { Text } from '../../text/en.ts';
import { askedFirst, button, buttons, context } from '../blocks.ts';
import type { Way } from './way.ts';

/** Buttons below answers belong to no demo. */
const NO_DEMO = '-';

type Style = 'primary' | undefined;

/** Starts a demo of the default lesson. */
export function startButton(text: Text, style?: Style, label = text.commands.buttons.start): Button {
  return button(ACTIONS.startAgain, label, NO_DEMO, style);
}

export function statusButton(text: Text, style?: Style): Button {
  return button(ACTIONS.status, text.commands.buttons.whereAmI, NO_DEMO, style);
}

export function helpButton(text: Text, style?: Style): Button {
  return button(ACTIONS.help, text.commands.buttons.help, NO_DEMO, style);
}

/** Stops this demo, after a question. */
export function stopButton(text: Text, demoId: string): Button {
  return askedFirst(button(ACTIONS.stop, text.commands.buttons.stop, demoId), text.commands.stopQuestion);
}

/** A button that leads to the demo, and others; or, where it has no address, where the demo is in words. */
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
