import type { Letter } from '../workshop/letters.ts';
import type { Seat, Workshop } from '../workshop/workshop.ts';
import type { Told } from './messenger.ts';

/** Shows workshops to people. Never throws: what cannot be told is logged. */
export interface WorkshopTeller {
  /** Brings the card in the channel, and the board of each trainer who looks, up to date; and posts the debrief of an ended one. */
  show(workshop: Workshop, seats: readonly Seat[]): Promise<Told>;
  /** Sends a letter to one participant. */
  send(workshop: Workshop, seat: Seat, letter: Letter): Promise<Told>;
}
