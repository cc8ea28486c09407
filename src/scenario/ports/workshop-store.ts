import type { Locale } from '../demo.ts';
import type { Seat, Workshop } from '../workshop/workshop.ts';

/** What changes of a seat while the workshop goes on. Each part is replaced as a whole. */
export type SeatParts = Pick<Seat, 'progress' | 'hand' | 'nudgedAt' | 'answers' | 'told'>;

/** Remembers workshops and who sits in them. Every adapter passes test/contract/workshop-store.ts. */
export interface WorkshopStore {
  /** Saves a new workshop unless its channel has one that is not ended; atomic, also between processes. */
  openIfNone(workshop: Workshop): Promise<{ readonly isNew: boolean; readonly workshop: Workshop }>;
  /** Returns nothing when there is none, or its record cannot be read. */
  load(workshopId: string): Promise<Workshop | undefined>;
  /** Finds the workshop of a channel that is not ended. */
  findIn(channel: Pick<Workshop, 'workspaceId' | 'channelId'>): Promise<Workshop | undefined>;
  /** Lists the workshops that are not ended. */
  list(): Promise<Workshop[]>;
  /**
   * Saves a changed workshop and returns it with its next version. An ended one is forgotten after a day.
   * @throws ConflictError when the stored version is not `workshop.version`, or the record is gone.
   */
  save(workshop: Workshop): Promise<Workshop>;
  /** Gives a person the next seat, or the one that they have. Returns nothing when there is no such workshop. */
  takeSeat(workshopId: string, person: NewSeat): Promise<{ readonly isNew: boolean; readonly seat: Seat } | undefined>;
  /** Replaces parts of a seat; `undefined` removes a part. Does nothing for somebody without a seat. */
  note(workshopId: string, userId: string, parts: Partial<SeatParts>): Promise<void>;
  seatOf(workshopId: string, userId: string): Promise<Seat | undefined>;
  /** In the order of their numbers. Seats that cannot be read are left out. */
  seats(workshopId: string): Promise<Seat[]>;
  /** What the Slack side remembers of a workshop, such as the timestamp of its card. */
  facts(workshopId: string): Promise<Readonly<Record<string, string>>>;
  /** Replaces a fact if its value is still `before`. Returns false and changes nothing if it is not, or the workshop is gone. */
  replaceFact(workshopId: string, fact: string, before: string | undefined, now: string): Promise<boolean>;
}

export interface NewSeat {
  readonly userId: string;
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
}
