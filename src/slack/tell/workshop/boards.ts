import QuickLRU from 'quick-lru';
import * as z from 'zod';
import { UpstreamError } from '../../../errors.ts';
import { LOCALE_TAG, type Locale } from '../../../scenario/demo.ts';
import type { Clock } from '../../../scenario/ports/clock.ts';
import type { WorkshopStore } from '../../../scenario/ports/workshop-store.ts';
import type { Seat, Workshop } from '../../../scenario/workshop/workshop.ts';
import type { Place } from '../../api/messages-api.ts';
import { FinalRefusal, leadsTo } from '../../api/refusals/refusal.ts';
import type { SlackDoor } from '../../api/slack-door.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import type { Faces } from '../../messages/face.ts';
import { boardMessage, isBoardOf } from '../../messages/workshop/board.ts';
import { cardMessage } from '../../messages/workshop/card.ts';
import { textOf } from '../../text/catalog.ts';
import { readFact } from '../fact-list.ts';

export interface BoardsParts {
  readonly door: SlackDoor;
  readonly faces: Faces;
  readonly clock: Clock;
  readonly workshops: Pick<WorkshopStore, 'facts' | 'replaceFact'>;
}

/**
 * The messages that show a workshop: one card in its channel, one board for the trainer who opened it, and one for each
 * trainer who later types `/mfa-demo workshop` in its channel. All methods throw UpstreamError and ConfigError.
 */
export interface Boards {
  postCard(workshop: Workshop): Promise<void>;
  /**
   * Updates the card. Posts it if there is none some seconds after the opening: then the process that opened the
   * workshop has ended.
   */
  showCard(workshop: Workshop, seats: readonly Seat[], facts: Facts): Promise<void>;
  /** Sends a trainer a new board and deletes their old one. Later updates go to the new board. */
  sendBoard(workshop: Workshop, seats: readonly Seat[], trainer: Trainer): Promise<void>;
  /**
   * Returns for each board a function that updates the board. If the trainer who opened the workshop has no board some
   * seconds after the opening, one more function sends it.
   */
  boardsOf(workshop: Workshop, seats: readonly Seat[], facts: Facts): (() => Promise<void>)[];
}

/**
 * The facts about a workshop in Slack, as saved in the workshop store: the ids of its messages and files, whether the
 * posting of the debrief has begun, and which tables are sent.
 */
export type Facts = Awaited<ReturnType<WorkshopStore['facts']>>;

interface Trainer {
  readonly userId: string;
  readonly locale: Locale;
}

const CARD = 'card';
/** How long the process that opens a workshop may take to post its card and board, in milliseconds. */
const POSTING_MS = 5000;
/** Saved instead of a board when Slack refuses the board. */
const NO_BOARD = '{}';
export const BOARD = 'board:';
const MOST_KEPT = 200;
const boardSchema = z.object({ channel: z.string(), ts: z.string(), locale: z.string().regex(LOCALE_TAG) });

export function createBoards({ door, faces, clock, workshops }: BoardsParts): Boards {
  const update = updatesWhatChanged(door);
  const card = (workshop: Workshop, seats: readonly Seat[]) =>
    cardMessage(workshop, seats, faces.of(workshop), textOf(workshop.locale));
  const board = (workshop: Workshop, seats: readonly Seat[], locale: Locale) =>
    boardMessage({ workshop, seats, face: faces.of(workshop), text: textOf(locale), now: clock.now() });

  /** Deletes a message that does no harm if Slack does not delete it. */
  const discard = (channel: string, ts: string) => door.delete({ channel, ts }).catch(unlessOfSlack);

  const postCard = async (workshop: Workshop, seats: readonly Seat[]) => {
    const { workshopId, channelId: channel } = workshop;
    const ts = await door.post(channel, card(workshop, seats));
    // Another process saved its card first, so this card is deleted. If that fails, it does no harm: both cards lead to
    // the same workshop.
    if (!(await workshops.replaceFact(workshopId, CARD, undefined, ts))) await discard(channel, ts);
  };

  /** Deletes boards whose ids were not saved because the process ended right after posting them. */
  const removeStrays = async (workshop: Workshop, channel: string, kept: string) => {
    const all = await door.findAll(channel, (blocks) => isBoardOf(workshop, blocks)).catch(unlessOfSlack);
    for (const ts of all ?? []) if (ts !== kept) await discard(channel, ts);
  };

  const isOverdue = ({ phase, createdAt }: Workshop) => phase === 'open' && clock.now() >= createdAt + POSTING_MS;
  const sendBoard: Boards['sendBoard'] = async (workshop, seats, { userId, locale }) => {
    const fact = BOARD + userId;
    const { [fact]: before } = await workshops.facts(workshop.workshopId);
    const channel = await door.openDm(userId);
    const ts = await door.post(channel, board(workshop, seats, locale));
    const value = JSON.stringify({ channel, ts, locale });
    const isNoted = await workshops.replaceFact(workshop.workshopId, fact, before, value);
    // Another process saved its board first, so this board is deleted.
    if (!isNoted) return discard(channel, ts);
    const old = readBoard(before);
    if (old) await discard(old.channel, old.ts);
    await removeStrays(workshop, channel, ts);
  };

  const sendMissing = (workshop: Workshop, seats: readonly Seat[]) => {
    const { workshopId, openedBy: userId, locale } = workshop;
    return sendBoard(workshop, seats, { userId, locale }).catch(async (error: unknown) => {
      if (error instanceof FinalRefusal) await workshops.replaceFact(workshopId, BOARD + userId, undefined, NO_BOARD);
      throw error;
    });
  };

  return {
    postCard: (workshop) => postCard(workshop, []),
    showCard: async (workshop, seats, { [CARD]: ts }) => {
      if (ts) return update({ channel: workshop.channelId, ts }, card(workshop, seats));
      if (isOverdue(workshop)) await postCard(workshop, seats);
    },
    sendBoard,
    boardsOf: (workshop, seats, facts) => {
      const updates = Object.entries(facts).flatMap(([fact, value]) => {
        const place = fact.startsWith(BOARD) ? readBoard(value) : undefined;
        return place ? [() => update(place, board(workshop, seats, place.locale))] : [];
      });
      const isMissing = facts[BOARD + workshop.openedBy] === undefined && isOverdue(workshop);
      return isMissing ? [...updates, () => sendMissing(workshop, seats)] : updates;
    },
  };
}

/** Ignores an error of Slack, for a message or file that does no harm if it stays. @throws any other error */
export function unlessOfSlack(error: unknown): undefined {
  if (!(error instanceof FinalRefusal || error instanceof UpstreamError)) throw error;
}

/** Parses a fact whose name begins with BOARD: the place and the language of a board. */
export function readBoard(value: string | undefined): z.infer<typeof boardSchema> | undefined {
  return readFact(value, boardSchema);
}

/**
 * Returns a function that updates a message, unless this process wrote the same content there last. A deleted message
 * stays deleted.
 */
function updatesWhatChanged(door: SlackDoor): (place: Place, content: MessageContent) => Promise<void> {
  const written = new QuickLRU<string, string>({ maxSize: MOST_KEPT });
  return async ({ channel, ts }, content) => {
    const [key, blocks] = [`${channel}/${ts}`, JSON.stringify(content.blocks)];
    if (written.get(key) === blocks) return;
    try {
      await door.update({ channel, ts }, content);
    } catch (error) {
      if (!leadsTo(error, 'look-for-it')) throw error;
    }
    written.set(key, blocks);
  };
}
