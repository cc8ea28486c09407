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
  /**
   * Saves changes of the lesson's state before the step ends, for example before a call that must not happen twice.
   * @throws ConflictError
   */
  checkpoint(state: Partial<State>): Promise<void>;
  /**
   * Throws ConflictError when another bot has gone on with the demo. A step calls this before it deletes a resource
   * that the other bot may have created.
   */
  fence(): Promise<void>;
  /** Saves the time of the reminder. */
  noteReminder(): Promise<void>;
}

export interface ScenarioSettings {
  /** The name of this installation in the AWS account; part of every path. */
  readonly installation: string;
  /** How long after its start a demo ends, in milliseconds, unless its participant takes more time. */
  readonly lifetimeMs: number;
  /**
   * The longest `lifetimeMs` that can be configured, in milliseconds. Other bots of the installation may have another
   * `lifetimeMs`, so no demo is judged by the lifetime of this bot.
   */
  readonly longestLifetimeMs: number;
  /**
   * How long after a device was enrolled or resynced the bot waits before it sends a session code to AWS, in
   * milliseconds: STS knows a new device only after 8 to 14 s.
   */
  readonly deviceSettleMs: number;
  /**
   * How long after a change of a policy, or after getting temporary credentials, AWS's answer may still be wrong
   * because AWS has not spread the policy, in milliseconds.
   */
  readonly policySettleMs: number;
}

/** A proof, as words for log lines and metrics. */
export interface ProofTaken {
  readonly round: string;
  readonly mfaState: string;
  readonly outcome: string;
}

export type StepResult<State extends object = object> =
  | { readonly kind: 'done'; readonly state: Partial<State>; readonly proofs: readonly ProofTaken[] }
  /** The step is tried again at this time (epoch milliseconds), by a new job. */
  | { readonly kind: 'not-yet'; readonly runAt: number; readonly hasDoneNothing: boolean }
  /**
   * The codes were refused, and the person can type others. `stage`: the stage that follows, if not `onRefused` of the
   * step's stage.
   */
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
  /**
   * The kind of resource that the step may leave in AWS, for the teardown. The id of a step with `leaves` is saved in
   * the record before the step runs.
   */
  readonly leaves?: RemovableKind;
  /**
   * Returns the names of the resources that the step leaves in AWS. If it is absent or returns undefined, the teardown
   * searches AWS for them.
   */
  leavesNamed?(state: State): readonly string[] | undefined;
  /** The step can run before a participant has taken over a prepared demo. */
  readonly needsNobody?: true;
}

/**
 * Returns the result of a finished step.
 * @param state changes to the lesson's state
 * @param proofs the proofs that this step has taken
 */
export function done<State extends object>(
  state: Partial<State> = {},
  proofs: readonly ProofTaken[] = [],
): StepResult<State> {
  return { kind: 'done', state, proofs };
}

/**
 * Returns the result of a step that is tried again later.
 * @param runAt epoch milliseconds
 * @param hasDoneNothing whether it is certain that nothing was created in AWS, so that the teardown need not look for
 * it
 */
export function notYet<State extends object>(runAt: number, hasDoneNothing = false): StepResult<State> {
  return { kind: 'not-yet', runAt, hasDoneNothing };
}

const POLL_MS = 1000;

/**
 * Returns the result of a step that is tried again at the next full second of the clock, or the next multiple of
 * `everyMs`. Several jobs of a demo that wait for the same thing then have the same time and become one job, and AWS is
 * asked once.
 * @param now epoch milliseconds
 * @param hasDoneNothing as for `notYet`
 * @param everyMs longer than the default if no person waits for the step
 */
export function tryAgainSoon<State extends object>(
  now: number,
  { hasDoneNothing = false, everyMs = POLL_MS } = {},
): StepResult<State> {
  return notYet((Math.floor(now / everyMs) + 1) * everyMs, hasDoneNothing);
}

/**
 * Returns the result of a step whose codes were refused.
 * @param refusal the reason, an id that the lesson defines
 * @param state changes to the lesson's state
 * @param stage one of the `detours` of the step's stage; if absent, its `onRefused` follows
 */
export function refused<State extends object>(
  refusal: string,
  state: Partial<State> = {},
  stage?: string,
): StepResult<State> {
  return { kind: 'refused', refusal, state, stage };
}
