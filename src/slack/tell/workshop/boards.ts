import QuickLRU from 'quick-lru';
import { z } from 'zod';
import { LOCALE_TAG, type Locale } from '../../../scenario/demo.ts';
import type { Clock } from '../../../scenario/ports/clock.ts';
import type { WorkshopStore } from '../../../scenario/ports/workshop-store.ts';
import type { Seat, Workshop } from '../../../scenario/workshop/workshop.ts';
import type { Place } from '../../api/messages-api.ts';
import { leadsTo } from '../../api/refusals/refusal.ts';
import type { SlackDoor } from '../../api/slack-door.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import type { Faces } from '../../messages/face.ts';
import { boardMessage } from '../../messages/workshop/board.ts';
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
  updateCard(workshop: Workshop, seats: readonly Seat[]): Promise<void>;
  /** Sends a trainer a new board, which is kept up to date from now on in place of the one before. */
  sendBoard(workshop: Workshop, seats: readonly Seat[], trainer: Trainer): Promise<void>;
  /** @returns one way to update for each board */
  boardsOf(workshop: Workshop, seats: readonly Seat[]): Promise<(() => Promise<void>)[]>;
}

interface Trainer {
  readonly userId: string;
  readonly locale: Locale;
}

const CARD = 'card';
export const BOARD = 'board:';
const MOST_KEPT = 200;
const boardSchema = z.object({ channel: z.string(), ts: z.string(), locale: z.string().regex(LOCALE_TAG) });

export function createBoards({ door, faces, clock, workshops }: BoardsParts): Boards {
  const update = updatesWhatChanged(door);
  const card = (workshop: Workshop, seats: readonly Seat[]) =>
    cardMessage(workshop, seats, faces.of(workshop), textOf(workshop.locale));
  const board = (workshop: Workshop, seats: readonly Seat[], locale: Locale) =>
    boardMessage({ workshop, seats, face: faces.of(workshop), text: textOf(locale), now: clock.now() });

  return {
    postCard: async (workshop) => {
      const ts = await door.post(workshop.channelId, card(workshop, []));
      await workshops.replaceFact(workshop.workshopId, CARD, undefined, ts);
    },
    updateCard: async (workshop, seats) => {
      const { [CARD]: ts } = await workshops.facts(workshop.workshopId);
      if (ts) await update({ channel: workshop.channelId, ts }, card(workshop, seats));
    },
    sendBoard: async (workshop, seats, { userId, locale }) => {
      const fact = BOARD + userId;
      const { [fact]: before } = await workshops.facts(workshop.workshopId);
      const channel = await door.openDm(userId);
      const ts = await door.post(channel, board(workshop, seats, locale));
      await workshops.replaceFact(workshop.workshopId, fact, before, JSON.stringify({ channel, ts, locale }));
      const old = readBoard(before);
      if (old) await door.delete({ channel: old.channel, ts: old.ts });
    },
    boardsOf: async (workshop, seats) => {
      const facts = Object.entries(await workshops.facts(workshop.workshopId));
      return facts.flatMap(([fact, value]) => {
        const place = fact.startsWith(BOARD) ? readBoard(value) : undefined;
        return place ? [() => update(place, board(workshop, seats, place.locale))] : [];
      });
    },
  };
}

/** Reads where a board is, from the fact that begins with BOARD. */
export function readBoard(value: string | undefined): z.infer<typeof boardSchema> | undefined {
  return value === undefined ? undefined : boardSchema.safeParse(JSON.parse(value)).data;
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
