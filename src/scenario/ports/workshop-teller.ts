import type { Letter } from '../workshop/letters.ts';
import type { Seat, Workshop } from '../workshop/workshop.ts';
import type { Told } from './messenger.ts';

/** Shows workshops in Slack. Never throws: failures are logged. */
export interface WorkshopTeller {
  /**
   * Updates the card in the channel and the board of each trainer who has one. Posts the debrief of an ended workshop.
   */
  show(workshop: Workshop, seats: readonly Seat[]): Promise<Told>;
  /** Sends a letter to one participant. */
  send(workshop: Workshop, seat: Seat, letter: Letter): Promise<Told>;
}
