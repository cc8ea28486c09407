import type { KnownBlock } from '@slack/types';
import * as z from 'zod';
import { type Board, boardOf, sinceOf, stepNow } from '../../../scenario/workshop/board.ts';
import { guessesOf } from '../../../scenario/workshop/debrief.ts';
import type { Seat, Workshop } from '../../../scenario/workshop/workshop.ts';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import type { Text } from '../../text/en.ts';
import { button, buttons, context, header, type MessageContent, section, withConfirmation } from '../blocks.ts';
import { timeInWords } from '../debrief/figures.ts';
import type { Face } from '../face.ts';
import { channelMention, mention, timeOfDay } from '../mrkdwn.ts';

/** How many people each list on the board names. A window that the board opens names all participants. */
const MOST_NAMED = 5;

const buttonsSchema = z.object({
  block_id: z.literal(BLOCKS.workshopBoard),
  elements: z.array(z.object({ value: z.string() })),
});

export interface BoardParts {
  readonly workshop: Workshop;
  readonly seats: readonly Seat[];
  readonly face: Face;
  readonly text: Text;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Returns a trainer's view of a workshop, for their direct message: who is in which step, and who needs help. */
export function boardMessage(parts: BoardParts): MessageContent {
  const { workshop, seats, face, text, now } = parts;
  const { board } = text.workshop;
  const all = boardOf(seats, face, now);
  const title = titleOf(workshop, all.joined, text);
  const about = board.about(face.about(text).name, channelMention(workshop.channelId));
  const isOpen = workshop.phase === 'open';
  const blocks: KnownBlock[] = [
    header(title),
    context([about, ...(isOpen ? [text.workshop.card.endsAt(timeOfDay(workshop.endsAt))] : [])].join(' · ')),
    ...(isOpen && all.joined > 0 ? [...handBlocks(all.hands, parts), ...behindBlocks(all.behind, parts)] : []),
    section(all.joined === 0 ? board.nobody : lines(all, parts).join('\n')),
    ...guessBlocks(parts),
    ...(isOpen ? [boardButtons(parts)] : []),
    context(board.updated(timeOfDay(now))),
  ];
  return { text: title, blocks };
}

/**
 * Whether these blocks are a board of this workshop. Only the buttons of a board identify it, and a board has buttons
 * only while the workshop is open.
 */
export function isBoardOf({ workshopId }: Pick<Workshop, 'workshopId'>, blocks: readonly unknown[]): boolean {
  return blocks.some((block) =>
    buttonsSchema.safeParse(block).data?.elements.some(({ value }) => value === workshopId),
  );
}

/** Returns the person's mention, or the number of their seat if the workshop is anonymous. */
export function nameOf({ userId, number }: Seat, { isAnonymous }: Workshop, { workshop }: Text): string {
  return isAnonymous ? workshop.board.participant(number) : mention(userId);
}

/** Returns the name of the step that the person is in. */
export function stepName(seat: Seat, face: Face, text: Text): string {
  if (!seat.progress) return text.workshop.board.noDemo;
  return face.steps[stepNow(seat, face)]?.name(text) ?? text.progress.cleanUp;
}

function titleOf({ phase, size }: Workshop, joined: number, { workshop: { board } }: Text): string {
  if (phase === 'ending') return board.titleEnding;
  if (phase === 'ended') return board.titleOver;
  return size === undefined ? board.title(joined) : board.titleOf(joined, size);
}

/** Says in which step people are, while the workshop is open, and the results in any phase. */
function lines(all: Board, parts: BoardParts): string[] {
  const { workshop, text } = parts;
  const { board } = text.workshop;
  const stuck = all.stuck === 0 ? [] : [board.stuck(all.stuck)];
  const outcome = [board.finished(all.finished), board.cleanedUp(all.cleanedUp), ...stuck];
  if (workshop.phase === 'open') return [board.steps, ...stepLines(all, parts), ...outcome];
  return workshop.phase === 'ended' ? [...outcome, board.debrief(channelMention(workshop.channelId))] : outcome;
}

/** Returns a line for each step and for cleaning up, in bold if people are in it. */
function stepLines(all: Board, { face, text }: BoardParts): string[] {
  const { board } = text.workshop;
  const names = [...face.steps.map((step) => step.name(text)), text.progress.cleanUp];
  return names.map((name, index) => {
    const [median, count] = [all.medians[index], all.inStep[index] ?? 0];
    const line = board.step(index + 1, name, count);
    const took = median === undefined ? [] : [board.median(timeInWords(median, text))];
    return [count > 0 ? `*${line}*` : line, ...took].join(' · ');
  });
}

/** Says for each try how many of the predictions expect a denial, in percent. */
function guessBlocks({ seats, face, text }: BoardParts): KnownBlock[] {
  const { board } = text.workshop;
  const names = face.guessable?.(text) ?? {};
  const lines = guessesOf(seats).flatMap(({ about, expectedDenied, expectedAllowed }) => {
    const [name, count] = [names[about], expectedDenied + expectedAllowed];
    return name === undefined || count === 0 ? [] : [board.guess(name, Math.round((100 * expectedDenied) / count))];
  });
  return lines.length === 0 ? [] : [section([board.guesses, ...lines].join('\n'))];
}

function handBlocks(hands: readonly Seat[], { workshop, face, text }: BoardParts): KnownBlock[] {
  const { board } = text.workshop;
  if (hands.length === 0) return [section(board.noHands)];
  const rows = hands.slice(0, MOST_NAMED).map((seat): KnownBlock => {
    const { hand } = seat;
    const name = nameOf(seat, workshop, text);
    const spoken = board.participant(seat.number);
    const line = board.hand(name, stepName(seat, face, text), timeOfDay(hand?.raisedAt ?? 0));
    const helping = hand?.takenBy === undefined ? [] : [board.helping(mention(hand.takenBy))];
    const value = `${workshop.workshopId} ${seat.userId}`;
    const accessory = hand?.takenBy
      ? { ...button(ACTIONS.workshopHelped, board.helped, value), accessibility_label: board.helpedWho(spoken) }
      : { ...button(ACTIONS.workshopTake, board.take, value), accessibility_label: board.takeWho(spoken) };
    return { ...section([line, ...helping].join('\n')), block_id: `${BLOCKS.workshopHand}-${seat.number}`, accessory };
  });
  return [section(board.hands(hands.length)), ...rows, ...moreLine(hands.length, text)];
}

function behindBlocks(behind: readonly Seat[], { workshop, face, text }: BoardParts): KnownBlock[] {
  const { board } = text.workshop;
  if (behind.length === 0) return [];
  const line = (seat: Seat) =>
    board.person(nameOf(seat, workshop, text), stepName(seat, face, text), timeOfDay(sinceOf(seat)));
  const named = behind.slice(0, MOST_NAMED).map(line);
  return [section([board.behind(behind.length), ...named].join('\n')), ...moreLine(behind.length, text)];
}

function moreLine(count: number, { workshop: { board } }: Text): KnownBlock[] {
  return count > MOST_NAMED ? [context(board.more(count - MOST_NAMED))] : [];
}

function boardButtons({ workshop: { workshopId }, text }: BoardParts): KnownBlock {
  const { buttons: labels, endQuestion } = text.workshop.board;
  return buttons(BLOCKS.workshopBoard, [
    button(ACTIONS.workshopNudge, labels.nudge, workshopId),
    button(ACTIONS.workshopAnnounce, labels.announce, workshopId),
    button(ACTIONS.workshopEverybody, labels.everybody, workshopId),
    button(ACTIONS.workshopMoreTime, labels.moreTime, workshopId),
    withConfirmation(button(ACTIONS.workshopEnd, labels.end, workshopId, 'danger'), endQuestion),
  ]);
}
