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

export interface BoardsParts {
  readonly door: SlackDoor;
  readonly faces: Faces;
  readonly clock: Clock;
  readonly workshops: Pick<WorkshopStore, 'facts' | 'replaceFact'>;
}

/** The messages that show a workshop: one card in its channel, and one board for each trainer who looks. All throw UpstreamError, ConfigError. */
export interface Boards {
  postCard(workshop: Workshop): Promise<void>;
  /** Brings the card up to date. Posts it if there is none some seconds after the opening: then the process that opened the workshop has ended. */
  showCard(workshop: Workshop, seats: readonly Seat[], facts: Facts): Promise<void>;
  /** Sends a trainer a new board, which is kept up to date from now on in place of the one before. */
  sendBoard(workshop: Workshop, seats: readonly Seat[], trainer: Trainer): Promise<void>;
  /** @returns one way to update for each board; or to send it to the trainer who has opened the workshop if, as above, there is none */
  boardsOf(workshop: Workshop, seats: readonly Seat[], facts: Facts): (() => Promise<void>)[];
}

/** What a workshop has in Slack, and where, as it is kept in Redis. */
export type Facts = Awaited<ReturnType<WorkshopStore['facts']>>;

interface Trainer {
  readonly userId: string;
  readonly locale: Locale;
}

const CARD = 'card';
/** So long it may take to post card and board of a new workshop, in milliseconds. */
const POSTING_MS = 5000;
/** In place of a board that Slack refuses to take. */
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

  const postCard = async (workshop: Workshop, seats: readonly Seat[]) => {
    const { workshopId, channelId: channel } = workshop;
    const ts = await door.post(channel, card(workshop, seats));
    // Somebody else was first. Two cards would lead to the same workshop, so it is no harm if this one stays.
    if (!(await workshops.replaceFact(workshopId, CARD, undefined, ts)))
      await door.delete({ channel, ts }).catch(unlessOfSlack);
  };

  /** Deletes boards that a process posted and did not note before it ended. */
  const removeStrays = async (workshop: Workshop, channel: string, kept: string) => {
    const all = await door.findAll(channel, (blocks) => isBoardOf(workshop, blocks)).catch(unlessOfSlack);
    for (const ts of all ?? []) if (ts !== kept) await door.delete({ channel, ts }).catch(unlessOfSlack);
  };

  const isOverdue = ({ phase, createdAt }: Workshop) => phase === 'open' && clock.now() >= createdAt + POSTING_MS;
  const sendBoard: Boards['sendBoard'] = async (workshop, seats, { userId, locale }) => {
    const fact = BOARD + userId;
    const { [fact]: before } = await workshops.facts(workshop.workshopId);
    const channel = await door.openDm(userId);
    const ts = await door.post(channel, board(workshop, seats, locale));
    const value = JSON.stringify({ channel, ts, locale });
    const isNoted = await workshops.replaceFact(workshop.workshopId, fact, before, value);
    // Another board was faster, and is the one that is kept up to date.
    if (!isNoted) return door.delete({ channel, ts });
    const old = readBoard(before);
    if (old) await door.delete({ channel: old.channel, ts: old.ts });
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

function unlessOfSlack(error: unknown): undefined {
  if (!(error instanceof FinalRefusal || error instanceof UpstreamError)) throw error;
}

/** Reads where a board is, from the fact that begins with BOARD. */
export function readBoard(value: string | undefined): z.infer<typeof boardSchema> | undefined {
  try {
    return boardSchema.safeParse(JSON.parse(value ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** Updates a message unless it was this process that wrote the same there last. One that was deleted stays deleted. */
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
