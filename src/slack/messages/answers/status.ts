import { type Demo, isRunning } from '../../../scenario/demo.ts';
import type { Text } from '../../text/en.ts';
import { context, type MessageContent, section, sentence } from '../blocks.ts';
import { type Face, whereIs } from '../face.ts';
import { endingOf, headline } from '../headline.ts';
import { timeOfDay } from '../mrkdwn.ts';
import { receiptBlocks } from '../receipt.ts';
import { below, goToDemo, startButton, statusButton } from './buttons.ts';
import type { Way } from './way.ts';

/** Says where a demo is and when it ends, with a link to it. */
export function statusMessage(demo: Demo, face: Face, text: Text, way: Way): MessageContent {
  const where = whereIs(demo, face, text);
  const end = isRunning(demo) ? [text.commands.endsAt(timeOfDay(demo.deadlineAt))] : [];
  return {
    text: [where, ...end].join(' '),
    blocks: [section(`*${where}*`), ...end.map((line) => context(line)), ...goToDemo(text, way)],
  };
}

/** Says that the person has no demo, with a button that starts one. */
export function noDemoMessage(text: Text): MessageContent {
  return sentence(text.commands.noDemo, ...below(startButton(text)));
}

/** Says how a demo ended and what is left, for a person who has not seen its end. */
export function unseenEndMessage(demo: Demo, face: Face, text: Text): MessageContent {
  const told = [`*${headline(demo, face, text)}*`, text.progress.ended[endingOf(demo, face)]];
  return {
    text: [text.commands.noDemo, ...told].join(' '),
    blocks: [
      section(text.commands.noDemo),
      ...told.map(section),
      ...receiptBlocks(demo, text),
      ...below(startButton(text)),
    ],
  };
}

/** Answers a click on a button whose demo is over, is in a later stage, or belongs to another person. */
export function tooOldMessage(text: Text): MessageContent {
  return sentence(text.commands.buttonTooOld, ...below(statusButton(text)));
}
