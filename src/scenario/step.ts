import type { Demo, RemovableKind } from './demo.ts';
import type { AwsAccount } from './ports/aws-account.ts';
import type { Clock } from './ports/clock.ts';
import type { Messenger, QrPoster } from './ports/messenger.ts';

export interface StepContext<State extends object = object> {
  readonly demo: Demo<State>;
  readonly aws: AwsAccount;
  readonly qrPoster: QrPoster;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly settings: ScenarioSettings;
  /** Saves before an act that must not happen twice. */
  checkpoint(state: Partial<State>): Promise<void>;
  /** Throws ConflictError when another bot has gone on with the demo: to be called before what that one has made is discarded. */
  fence(): Promise<void>;
  /** Saves that the participant is being reminded now. */
  noteReminder(): Promise<void>;
}

export interface ScenarioSettings {
  /** The name of this bot in the AWS account; part of every path. */
  readonly installation: string;
  /** How long a demo may live, in milliseconds. */
  readonly lifetimeMs: number;
  /** The longest life that any bot of this version can be set to, in milliseconds: another may be set differently. */
  readonly longestLifetimeMs: number;
  /** STS knows a new device after 8-14 s: a session code typed earlier waits this long, in milliseconds, before its only try. */
  readonly deviceSettleMs: number;
  /** How long a denial right after the session was issued may still be an unspread policy, in milliseconds. */
  readonly policySettleMs: number;
}

/** A proof, in words for log lines and metrics. */
export interface ProofTaken {
  readonly round: string;
  readonly mfaState: string;
  readonly outcome: string;
}

export type StepResult<State extends object = object> =
  | { readonly kind: 'done'; readonly state: Partial<State>; readonly proofs: readonly ProofTaken[] }
  /** The step is tried again at this time (epoch milliseconds); nothing sleeps meanwhile. */
  | { readonly kind: 'not-yet'; readonly runAt: number; readonly hasDoneNothing: boolean }
  /** The codes were not accepted; the person may type others. `stage`: where to, if not where the stage of the step leads. */
  | {
      readonly kind: 'refused';
      readonly refusal: string;
      readonly state: Partial<State>;
      readonly stage?: string | undefined;
    };

/** One unit of work, which can be repeated from its beginning. */
export interface Step<State extends object = object> {
  readonly id: string;
  perform(context: StepContext<State>): Promise<StepResult<State>>;
  /** What it may leave in AWS, for the teardown. A step with this is noted in the record before it runs. */
  readonly leaves?: RemovableKind;
  /** The names in AWS of what it leaves; absent, or `undefined`: the teardown has to look for them. */
  leavesNamed?(state: State): readonly string[] | undefined;
  /** Can be done before anybody has taken over a demo that is prepared ahead. */
  readonly needsNobody?: true;
}

/** @param state what changes in the lesson's state @param proofs those that this step has taken */
export function done<State extends object>(
  state: Partial<State> = {},
  proofs: readonly ProofTaken[] = [],
): StepResult<State> {
  return { kind: 'done', state, proofs };
}

/**
 * @param runAt epoch milliseconds
 * @param hasDoneNothing AWS has refused to make anything: the teardown need not wait for it to become visible
 */
export function notYet<State extends object>(runAt: number, hasDoneNothing = false): StepResult<State> {
  return { kind: 'not-yet', runAt, hasDoneNothing };
}

const POLL_MS = 1000;

/**
 * Tries the step again at the next full second of the clock, or another multiple. Several jobs of a demo may wait for the same thing: at
 * one time they become one job, and AWS is asked once.
 * @param now epoch milliseconds
 * @param hasDoneNothing as for `notYet`
 * @param everyMs longer where nobody waits for it
 */
export function tryAgainSoon<State extends object>(
  now: number,
  { hasDoneNothing = false, everyMs = POLL_MS } = {},
): StepResult<State> {
  return notYet((Math.floor(now / everyMs) + 1) * everyMs, hasDoneNothing);
}

/**
 * @param refusal why, in a word of the lesson
 * @param state what changes in the lesson's state
 * @param stage one of the detours of the step's stage; absent: where its refusals usually lead
 */
export function refused<State extends object>(
  refusal: string,
  state: Partial<State> = {},
  stage?: string,
): StepResult<State> {
  return { kind: 'refused', refusal, state, stage };
}
