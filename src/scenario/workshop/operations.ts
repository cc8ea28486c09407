import type { Demo, Locale, Participant, ScenarioId } from '../demo.ts';
import type { Actor, StartResult } from '../participant/operations.ts';
import type { DebriefQuestion, Seat, Workshop } from './workshop.ts';

/** The workshop that a trainer wants to open. */
export interface WorkshopWish {
  readonly by: Actor;
  readonly channelId: string;
  readonly locale: Locale;
  readonly scenario: ScenarioId;
  /** How many people are expected. Demos are prepared ahead for them. */
  readonly size?: number | undefined;
  readonly isAnonymous: boolean;
  /** How long the workshop lasts, in milliseconds. */
  readonly lastsMs: number;
}

/**
 * `over`: the workshop is ending or has ended, or its record has expired. `elsewhere`: the person's demo belongs to
 * another workshop that has not ended.
 */
export type JoinResult =
  | { readonly kind: 'joined' | 'seated-before'; readonly workshop: Workshop; readonly demo: Demo }
  | { readonly kind: 'over' }
  | { readonly kind: 'elsewhere'; readonly workshop: Workshop }
  | { readonly kind: 'not-started'; readonly why: Extract<StartResult, { kind: 'refused' | 'unreachable' }> };

/** `no-seat`: the person has not joined. `over`: as in JoinResult. */
export interface SeatResult {
  readonly kind: 'done' | 'no-seat' | 'over';
  /** The seat after the change. */
  readonly seat?: Seat;
}

export interface WorkshopView {
  readonly workshop: Workshop;
  readonly seats: readonly Seat[];
}

/**
 * What trainers and participants can do in a workshop. The caller checks that a person is a trainer. Each method that
 * changes a workshop, except `forget`, saves the change and enqueues a job that updates the card and the boards and
 * sends the direct messages. All methods throw UpstreamError.
 */
export interface WorkshopOperations {
  open(wish: WorkshopWish): Promise<{ readonly isNew: boolean; readonly workshop: Workshop }>;
  /** Ends a workshop whose card could not be posted, and its prepared demos. */
  forget(workshop: Workshop): Promise<void>;
  findIn(channel: Pick<Workshop, 'workspaceId' | 'channelId'>): Promise<Workshop | undefined>;
  look(workshopId: string): Promise<WorkshopView | undefined>;
  /** Gives a person a seat. @param begin starts the person's demo, like `/mfa-demo start` */
  join(
    participant: Participant,
    workshopId: string,
    begin: (workshop: Workshop) => Promise<StartResult>,
  ): Promise<JoinResult>;
  raiseHand(workshopId: string, userId: string): Promise<SeatResult>;
  /** Notes that a trainer goes to help. @param by the trainer's user id */
  takeHand(workshopId: string, userId: string, by: string): Promise<SeatResult>;
  lowerHand(workshopId: string, userId: string): Promise<SeatResult>;
  /** Reminds these people to go on, each person once. Returns how many people get the reminder now. */
  nudge(workshopId: string, userIds: readonly string[]): Promise<number>;
  /**
   * Sends a message to all participants. Returns how many participants there are, or undefined when the workshop is
   * over.
   */
  announce(workshopId: string, text: string): Promise<number | undefined>;
  /**
   * Moves the end of the workshop, and the deadline of each running demo that can still take more time. Returns the
   * number of these demos, or undefined when the workshop is over.
   */
  moreTime(workshopId: string): Promise<number | undefined>;
  /** Ends the workshop and the demos of all participants. */
  end(workshopId: string): Promise<void>;
  answer(workshopId: string, userId: string, question: DebriefQuestion, answer: string): Promise<SeatResult>;
}
