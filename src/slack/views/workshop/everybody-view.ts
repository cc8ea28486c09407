import type { ModalView } from '@slack/types';
import { isRaised, sinceOf, stepNow } from '../../../scenario/workshop/board.ts';
import type { Seat } from '../../../scenario/workshop/workshop.ts';
import { VIEWS } from '../../ids.ts';
import { context, section, sectionsOf } from '../../messages/blocks.ts';
import { timeOfDay } from '../../messages/mrkdwn.ts';
import { type BoardParts, nameOf, stepName } from '../../messages/workshop/board.ts';

/** The most people in the list, because Slack allows 250,000 bytes in a window. */
const MOST_PEOPLE = 1000;

/**
 * Lists the participants, earliest step first, each with their step and the time at which their demo first reached its
 * present stage or phase, or at which they joined if they have no demo yet.
 */
export function everybodyView({ workshop, seats, face, text }: Omit<BoardParts, 'now'>): ModalView {
  const { everybody, board } = text.workshop;
  const line = (seat: Seat) => {
    const { hand, progress } = seat;
    const person = board.person(nameOf(seat, workshop, text), stepName(seat, face, text), timeOfDay(sinceOf(seat)));
    const refused = progress && progress.refusals > 0 ? ` · ${board.refused(progress.refusals)}` : '';
    return `${isRaised(hand) ? ':raised_hand: ' : ''}${person}${refused}`;
  };
  const inOrder = seats.toSorted(
    (one, other) => stepNow(one, face) - stepNow(other, face) || sinceOf(one) - sinceOf(other),
  );
  const more = seats.length > MOST_PEOPLE ? [context(board.more(seats.length - MOST_PEOPLE))] : [];
  return {
    type: 'modal',
    callback_id: VIEWS.workshopEverybody,
    title: { type: 'plain_text', text: everybody.title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks:
      seats.length === 0
        ? [section(everybody.nobody)]
        : [...sectionsOf(inOrder.slice(0, MOST_PEOPLE).map(line)), ...more],
  };
}
