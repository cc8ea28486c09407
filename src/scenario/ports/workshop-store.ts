import type { Locale } from '../demo.ts';
import type { Seat, Workshop } from '../workshop/workshop.ts';

/** The parts of a seat that change during the workshop. */
export type SeatParts = Pick<Seat, 'progress' | 'hand' | 'nudgedAt' | 'answers' | 'told'>;

/** Keeps workshops and their seats. Every adapter passes test/contract/workshop-store.ts. */
export interface WorkshopStore {
  /** Saves a new workshop, unless its channel has one that is not ended. It is atomic, also between processes. */
  openIfNone(workshop: Workshop): Promise<{ readonly isNew: boolean; readonly workshop: Workshop }>;
  /** Returns undefined when there is no such workshop, or its record cannot be read. */
  load(workshopId: string): Promise<Workshop | undefined>;
  /** Finds the workshop of a channel that is not ended. */
  findIn(channel: Pick<Workshop, 'workspaceId' | 'channelId'>): Promise<Workshop | undefined>;
  /** Lists the workshops that are not ended. */
  list(): Promise<Workshop[]>;
  /**
   * Saves a changed workshop and returns it with its next version. An ended workshop is deleted after a day.
   * @throws ConflictError when the stored version is not `workshop.version`, or the record is gone.
   */
  save(workshop: Workshop): Promise<Workshop>;
  /**
   * Gives a person the next seat, or returns the seat that the person has. Returns undefined when there is no such
   * workshop.
   */
  takeSeat(workshopId: string, person: NewSeat): Promise<{ readonly isNew: boolean; readonly seat: Seat } | undefined>;
  /**
   * Changes parts of a seat: `changed` returns the new value of each part that changes; `undefined` deletes a part. It
   * is called again if another caller has changed one of these parts, so that no change is lost. Returns the changed
   * seat, or undefined for a person without a seat.
   */
  change(workshopId: string, userId: string, changed: (seat: Seat) => Partial<SeatParts>): Promise<Seat | undefined>;
  /**
   * Replaces parts of a seat without regard to their present value; `undefined` deletes a part. Does nothing for a
   * person without a seat.
   */
  note(workshopId: string, userId: string, parts: Partial<SeatParts>): Promise<void>;
  seatOf(workshopId: string, userId: string): Promise<Seat | undefined>;
  /** Returns the seats in the order of their numbers. It skips seats that cannot be read. */
  seats(workshopId: string): Promise<Seat[]>;
  /** Returns the facts about a workshop that the Slack side has stored, such as the timestamp of its card. */
  facts(workshopId: string): Promise<Readonly<Record<string, string>>>;
  /**
   * Replaces a fact if its value is still `before`, or already `now`. Otherwise, or if the workshop is gone, returns
   * false.
   */
  replaceFact(workshopId: string, fact: string, before: string | undefined, now: string): Promise<boolean>;
}

export interface NewSeat {
  readonly userId: string;
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
}
