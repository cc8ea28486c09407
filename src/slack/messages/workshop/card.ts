import type { KnownBlock } from '@slack/types';
import { hasFinished } from '../../../scenario/workshop/debrief.ts';
import type { Seat, Workshop } from '../../../scenario/workshop/workshop.ts';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import type { Text } from '../../text/en.ts';
import { button, buttons, context, header, type MessageContent, section } from '../blocks.ts';
import type { Face } from '../face.ts';
import { mention, timeOfDay } from '../mrkdwn.ts';

/** Returns the message in the channel: what the workshop is, how to join, and at the end its results. */
export function cardMessage(workshop: Workshop, seats: readonly Seat[], face: Face, text: Text): MessageContent {
  const { card } = text.workshop;
  const { name, teaches } = face.about(text);
  switch (workshop.phase) {
    case 'open':
      return message(card.title(name), [
        section(card.what(mention(workshop.openedBy), teaches)),
        context(openLine(workshop, seats.length, text)),
        buttons(BLOCKS.workshopCard, [
          button(ACTIONS.workshopJoin, card.join, workshop.workshopId, 'primary'),
          button(ACTIONS.workshopHand, card.needHelp, workshop.workshopId),
        ]),
      ]);
    case 'ending':
      return message(card.title(name), [section(card.ending), context(card.joined(seats.length))]);
    case 'ended': {
      const left = seats.filter(({ progress }) => progress?.place === 'stuck' || (progress?.left ?? 0) > 0).length;
      const finished = seats.filter(hasFinished).length;
      const receipt = left === 0 ? card.nothingLeft : card.left(left);
      return message(card.overTitle(name), [section(card.over(seats.length, finished)), section(receipt)]);
    }
  }
}

function openLine({ size, endsAt }: Workshop, joined: number, { workshop: { card } }: Text): string {
  const parts = [card.joined(joined), ...(size === undefined ? [] : [card.expected(size)])];
  return [...parts, card.endsAt(timeOfDay(endsAt))].join(' · ');
}

function message(title: string, blocks: KnownBlock[]): MessageContent {
  return { text: title, blocks: [header(title), ...blocks] };
}
