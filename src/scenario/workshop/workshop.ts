import type { EndReason, Locale, ScenarioId } from '../demo.ts';

/** `ending`: the demos of its participants are being cleaned up. */
export const WORKSHOP_PHASES = ['open', 'ending', 'ended'] as const;

/** A lesson that many people do at the same time, in one channel. */
export interface Workshop {
  /** 12 lowercase letters and digits. */
  readonly workshopId: string;
  readonly workspaceId: string;
  /** The id of the channel with the card. */
  readonly channelId: string;
  /** The user id of the trainer who has opened it. */
  readonly openedBy: string;
  /** The language of the card and of the debrief. */
  readonly locale: Locale;
  readonly scenario: ScenarioId;
  /** How many people the trainer expects. */
  readonly size?: number | undefined;
  /** The board and the table (CSV) show seat numbers instead of names. */
  readonly isAnonymous: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** When it ends automatically, in epoch milliseconds. */
  readonly endsAt: number;
  /** When its end began, in epoch milliseconds. */
  readonly endedAt?: number | undefined;
  readonly phase: (typeof WORKSHOP_PHASES)[number];
  /** The trainer's messages to all participants, oldest first. */
  readonly news: readonly News[];
  /** Each save adds one. */
  readonly version: number;
}

/** A message of the trainer to all participants. */
export interface News {
  /** When it was written, in epoch milliseconds. It is also the message's id. */
  readonly at: number;
  readonly text: string;
}

/** The state of a participant's demo, for the board and the debrief. */
export interface SeatProgress {
  readonly demoId: string;
  /** The stage of the lesson while the demo runs, then `tearing-down`, `ended` or `stuck`. */
  readonly place: string;
  /** The last stage of the lesson that the demo reached. */
  readonly stage: string;
  /** When each place was first reached, in epoch milliseconds. */
  readonly reached: Readonly<Record<string, number>>;
  /** How often codes were refused. */
  readonly refusals: number;
  /**
   * For each attempt (an id that the lesson defines) the answer that the person expected, and AWS's answer, as a text
   * of `writeGuess`.
   */
  readonly guesses?: Readonly<Record<string, string>> | undefined;
  /** The result, an id that the lesson defines; absent if `Scenario.result` returned none. */
  readonly result?: string | undefined;
  readonly endReason?: EndReason | undefined;
  /** How many resources the teardown deleted in AWS. */
  readonly removed?: number | undefined;
  /** How many resources the teardown still found in AWS after the deletion. */
  readonly left?: number | undefined;
}

/** A person's last request for help. The hand is raised until `helpedAt` is set. */
export interface Hand {
  /** Epoch milliseconds. */
  readonly raisedAt: number;
  /** The user id of the trainer who helps. */
  readonly takenBy?: string | undefined;
  /** When the hand was lowered, in epoch milliseconds. */
  readonly helpedAt?: number | undefined;
}

/** The questions after the end of a workshop. */
export const DEBRIEF_QUESTIONS = ['understood', 'hardest'] as const;
export type DebriefQuestion = (typeof DEBRIEF_QUESTIONS)[number];

/** A participant's place in a workshop. */
export interface Seat {
  readonly userId: string;
  /** Seats are numbered from 1 in the order of joining. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
  /** The language of the participant. */
  readonly locale: Locale;
  /** Absent until the participant's demo has begun. */
  readonly progress?: SeatProgress | undefined;
  readonly hand?: Hand | undefined;
  /** When the participant was reminded to go on, in epoch milliseconds. This happens only once. */
  readonly nudgedAt?: number | undefined;
  /** Answers to the questions after the end, as ids that the Slack side defines. */
  readonly answers?: Readonly<Partial<Record<DebriefQuestion, string>>> | undefined;
  /** The names of the letters that were sent to the participant (see letters.ts). */
  readonly told?: readonly string[] | undefined;
}
