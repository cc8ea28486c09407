import type { Button, KnownBlock } from '@slack/types';
import { type Demo, isRunning } from '../../../scenario/demo.ts';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import { button, buttons, context, header, section, withConfirmation } from '../../messages/blocks.ts';
import { type Face, whereIs } from '../../messages/face.ts';
import { headline } from '../../messages/headline.ts';
import { timeOfDay } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

/** A demo that is not over, and the face of its lesson. */
export interface ShownDemo {
  readonly demo: Demo;
  readonly face: Face;
  /** URL of its progress message, if there is one. */
  readonly link?: string | undefined;
}

/** Says where the person's demo is, what to press next, and when it ends. */
export function runningDemoBlocks(shown: ShownDemo, text: Text): KnownBlock[] {
  const { demo, face } = shown;
  const elements = nextButtons(shown, text);
  return [
    header(headline(demo, face, text)),
    section(`*${whereIs(demo, face, text)}*`),
    ...(elements.length > 0 ? [buttons(BLOCKS.homeDemo, elements)] : []),
    ...(isRunning(demo) ? [context(text.home.endsAt(timeOfDay(demo.deadlineAt)))] : []),
  ];
}

/**
 * Returns the buttons for the next action, the link to the demo, and the stop. If the next action already stops the
 * demo, there is no second stop button.
 */
export function nextButtons({ demo, face, link }: ShownDemo, text: Text): Button[] {
  const next = isRunning(demo) ? face.choices(demo, text).primary : undefined;
  const go = link === undefined ? [] : [{ ...button(ACTIONS.goToDemo, text.home.goToDemo, demo.demoId), url: link }];
  const isWayOut = next?.action_id === ACTIONS.stop;
  return [...(next ? [next] : []), ...go, ...(isRunning(demo) && !isWayOut ? [stopButton(demo, text)] : [])];
}

function stopButton({ demoId }: Demo, { home: { stop } }: Text): Button {
  const question = { title: stop.title, text: stop.question, confirm: stop.label, deny: stop.keepGoing };
  return withConfirmation(button(ACTIONS.stop, stop.label, demoId, 'danger'), question);
}
