import type { Letter } from '../../../scenario/workshop/letters.ts';
import type { Workshop } from '../../../scenario/workshop/workshop.ts';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import type { Text } from '../../text/en.ts';
import { button, buttons, type MessageContent, section, sentence } from '../blocks.ts';
import { clip, LIMITS } from '../limits.ts';
import { escapeMrkdwn, mention } from '../mrkdwn.ts';

/** Returns a direct message of the workshop to one participant. */
export function letterMessage(
  { workshopId, openedBy }: Workshop,
  letter: Exclude<Letter, { kind: 'questions' }>,
  text: Text,
): MessageContent {
  const { letters, card } = text.workshop;
  switch (letter.kind) {
    case 'news': {
      const head = letters.news(mention(openedBy));
      const told = escapeMrkdwn(letter.news.text);
      return { text: clip(`${head} ${told}`, LIMITS.messageText), blocks: [section(head), section(told)] };
    }
    case 'nudge':
      return sentence(
        letters.nudge,
        buttons(BLOCKS.workshopLetter, [button(ACTIONS.workshopHand, card.needHelp, workshopId)]),
      );
    case 'help':
      return sentence(letters.help(mention(letter.by)));
  }
}
