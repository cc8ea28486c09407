import type { Demo, Locale, Participant, ScenarioId } from '../demo.ts';
import type { Actor, StartResult } from '../participant/operations.ts';
import type { DebriefQuestion, Seat, Workshop } from './workshop.ts';

/** What a trainer wants to open. */
export interface WorkshopWish {
  readonly by: Actor;
  readonly channelId: string;
  readonly locale: Locale;
  readonly scenario: ScenarioId;
  /** How many people are expected; demos are prepared ahead for them. */
  readonly size?: number | undefined;
  readonly isAnonymous: boolean;
  /** In milliseconds from now. */
  readonly lastsMs: number;
}

/** `over`: it is ended, or forgotten. `elsewhere`: the person's demo belongs to another workshop that still goes on. */
export type JoinResult =
  | { readonly kind: 'joined' | 'seated-before'; readonly workshop: Workshop; readonly demo: Demo }
  | { readonly kind: 'over' }
  | { readonly kind: 'elsewhere'; readonly workshop: Workshop }
  | { readonly kind: 'not-started'; readonly why: Extract<StartResult, { kind: 'refused' | 'unreachable' }> };

/** `no-seat`: the person has not joined. `over` as above. */
export interface SeatResult {
  readonly kind: 'done' | 'no-seat' | 'over';
  /** As it is now. */
  readonly seat?: Seat;
}

export interface WorkshopView {
  readonly workshop: Workshop;
  readonly seats: readonly Seat[];
}

/**
 * What trainers and participants can do in a workshop. Who is a trainer is decided by the caller. Each call saves what is wanted and enqueues
 * the work; the card, the boards and the direct messages follow. All throw UpstreamError.
 */
export interface WorkshopOperations {
  open(wish: WorkshopWish): Promise<{ readonly isNew: boolean; readonly workshop: Workshop }>;
  /** Takes back a workshop whose card could not be posted. */
  forget(workshop: Workshop): Promise<void>;
  findIn(channel: Pick<Workshop, 'workspaceId' | 'channelId'>): Promise<Workshop | undefined>;
  look(workshopId: string): Promise<WorkshopView | undefined>;
  /** Gives a person a seat. @param begin starts their demo, as a person does who types `/mfa-demo start` */
  join(
    participant: Participant,
    workshopId: string,
    begin: (workshop: Workshop) => Promise<StartResult>,
  ): Promise<JoinResult>;
  raiseHand(workshopId: string, userId: string): Promise<SeatResult>;
  /** A trainer goes to help. */
  takeHand(workshopId: string, userId: string, by: string): Promise<SeatResult>;
  lowerHand(workshopId: string, userId: string): Promise<SeatResult>;
  /** Reminds these people to go on, each of them once. Returns how many have not been reminded before. */
  nudge(workshopId: string, userIds: readonly string[]): Promise<number>;
  /** Tells all participants the same. Returns how many there are; nothing when it is over. */
  announce(workshopId: string, text: string): Promise<number | undefined>;
  /** Moves the end of the workshop and the deadline of each running demo that can still take more time. Returns how many demos. */
  moreTime(workshopId: string): Promise<number | undefined>;
  /** Ends the workshop and the demos of all participants. */
  end(workshopId: string): Promise<void>;
  answer(workshopId: string, userId: string, question: DebriefQuestion, answer: string): Promise<SeatResult>;
}
