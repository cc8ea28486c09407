import type { Seat, Workshop } from '../../../scenario/workshop/workshop.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import type { Text } from '../../text/en.ts';

/** What is told when a workshop is over. All throw UpstreamError, ConfigError. */
export interface Debriefs {
  /** Posts the debrief in the channel, once, and brings it up to date with the answers to the questions. */
  show(workshop: Workshop, seats: readonly Seat[]): Promise<void>;
  /** The questions to one participant. */
  questions(workshop: Workshop, text: Text): MessageContent;
}
