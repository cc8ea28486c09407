import type { EndReason, Locale, ScenarioId } from '../demo.ts';

/** `ending`: the demos of its participants are being cleaned up. */
export const WORKSHOP_PHASES = ['open', 'ending', 'ended'] as const;

/** A lesson that many people do at the same time, in one channel. */
export interface Workshop {
  /** 12 lowercase letters and digits. */
  readonly workshopId: string;
  readonly workspaceId: string;
  /** Of the channel with the card. */
  readonly channelId: string;
  /** The user id of the trainer who has opened it. */
  readonly openedBy: string;
  /** The language of the card and of the debrief. */
  readonly locale: Locale;
  readonly scenario: ScenarioId;
  /** How many people the trainer expects. */
  readonly size?: number | undefined;
  /** Names are hidden: people are known by the number of their seat. */
  readonly isAnonymous: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds at which it ends by itself. */
  readonly endsAt: number;
  /** Epoch milliseconds at which its end was asked for. */
  readonly endedAt?: number | undefined;
  readonly phase: (typeof WORKSHOP_PHASES)[number];
  /** What the trainer has told everybody, oldest first. */
  readonly news: readonly News[];
  /** Grows by one with every save. */
  readonly version: number;
}

/** A message of the trainer to all participants. */
export interface News {
  /** Epoch milliseconds; also its id. */
  readonly at: number;
  readonly text: string;
}

/** Where a participant's demo is. */
export interface SeatProgress {
  readonly demoId: string;
  /** The stage of the lesson while the demo runs, then `tearing-down`, `ended` or `stuck`. */
  readonly place: string;
  /** The last stage of the lesson that it reached. */
  readonly stage: string;
  /** Epoch milliseconds at which each place was reached first. */
  readonly reached: Readonly<Record<string, number>>;
  /** How often codes were refused. */
  readonly refusals: number;
  /** What the person expected of each try, and what the answer was, in words of the lesson. */
  readonly guesses?: Readonly<Record<string, string>> | undefined;
  /** What the demo has shown, in a word of the lesson; absent while it is not finished. */
  readonly result?: string | undefined;
  readonly endReason?: EndReason | undefined;
  /** How many resources the teardown removed, and how many a fresh listing still found. */
  readonly removed?: number | undefined;
  readonly left?: number | undefined;
}

/** A raised hand: the person has asked for help. */
export interface Hand {
  /** Epoch milliseconds. */
  readonly raisedAt: number;
  /** The user id of the trainer who helps. */
  readonly takenBy?: string | undefined;
  /** Epoch milliseconds at which the trainer was done. */
  readonly helpedAt?: number | undefined;
}

/** Questions after the end. */
export const DEBRIEF_QUESTIONS = ['understood', 'hardest'] as const;
export type DebriefQuestion = (typeof DEBRIEF_QUESTIONS)[number];

/** A participant's place in a workshop. */
export interface Seat {
  readonly userId: string;
  /** In the order of joining, from 1. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly joinedAt: number;
  /** The language of the participant. */
  readonly locale: Locale;
  /** Absent until their demo has begun. */
  readonly progress?: SeatProgress | undefined;
  readonly hand?: Hand | undefined;
  /** Epoch milliseconds at which they were reminded to go on, which happens once. */
  readonly nudgedAt?: number | undefined;
  /** Answers to the questions after the end, in words of the Slack side. */
  readonly answers?: Readonly<Partial<Record<DebriefQuestion, string>>> | undefined;
  /** Which letters have reached them, by name; letters.ts says which there are. */
  readonly told?: readonly string[] | undefined;
}
