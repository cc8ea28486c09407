import { isRaised } from './board.ts';
import type { News, Seat, Workshop } from './workshop.ts';

/** A direct message to one participant. It is sent only once. */
export type Letter =
  | { readonly kind: 'news'; readonly name: string; readonly news: News }
  /** Asks a participant to go on, because most others are already in a later step. */
  | { readonly kind: 'nudge'; readonly name: string }
  /** Says that a trainer comes to help. */
  | { readonly kind: 'help'; readonly name: string; readonly by: string }
  /** Says that the workshop is over, and asks two questions. */
  | { readonly kind: 'questions'; readonly name: string };

/** Returns the letters that a participant has not got yet. */
export function lettersFor(workshop: Workshop, seat: Seat): Letter[] {
  const { hand, nudgedAt, told = [] } = seat;
  const news = workshop.news.filter(({ at }) => at >= seat.joinedAt);
  const all: Letter[] = [
    ...news.map((one) => ({ kind: 'news', name: `news-${one.at}`, news: one }) as const),
    ...(nudgedAt === undefined ? [] : [{ kind: 'nudge', name: 'nudge' } as const]),
    ...(isRaised(hand) && hand.takenBy
      ? [{ kind: 'help', name: `help-${hand.raisedAt}`, by: hand.takenBy } as const]
      : []),
    ...(workshop.phase === 'ended' && seat.progress ? [{ kind: 'questions', name: 'questions' } as const] : []),
  ];
  return all.filter(({ name }) => !told.includes(name));
}
