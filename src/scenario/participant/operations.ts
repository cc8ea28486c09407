import type { Demo, Participant, ScenarioId } from '../demo.ts';
import type { RecordedCall } from '../ports/call-log.ts';
import type { Secret } from '../secret.ts';
import type { StartRefusal, StartTraits } from './access.ts';

/** The person who acts, with the ids from Slack's payload. */
export type Actor = Pick<Participant, 'workspaceId' | 'userId'>;

/** The place of a new demo among all demos that are still in their first stage. */
export interface QueuePlace {
  /** How many of these demos began before it. */
  readonly before: number;
  /** How many seconds these demos still need for their first stage, at the present pace. */
  readonly seconds: number;
}

/** What is known about a person who wants to start a demo. */
export interface StartWish extends Omit<StartTraits, 'isInAllowedGroup'> {
  /**
   * Asks Slack for the user group. It is called only if the answer matters.
   * @throws UpstreamError, ConfigError when Slack does not answer the question
   */
  isInAllowedGroup(): Promise<boolean>;
  /**
   * Posts the first message. If the demo was not prepared ahead, nothing was created in AWS before.
   * @param place absent if the participant waits only a few seconds, or the waiting time is not known
   * @throws ConfigError when the bot cannot write to the participant: then the demo ends
   */
  greet?(demo: Demo, place?: QueuePlace): Promise<void>;
}

/** The lesson of a new demo, and the values that it begins with. */
export interface Opening {
  readonly scenario: ScenarioId;
  /**
   * Replaces values of the lesson's first state. The participant then takes over no prepared demo, because prepared
   * demos have begun with other values.
   */
  readonly state?: object;
  /** The workshop of the demo. If a prepared demo of this workshop waits, the participant takes it over. */
  readonly workshopId?: string | undefined;
}

export type StartResult =
  | { readonly kind: 'started' | 'already-active'; readonly demo: Demo }
  | { readonly kind: 'unreachable'; readonly demo: Demo; readonly reason: string }
  | ({ readonly kind: 'refused' } & StartRefusal);

/** Codes for a form of the demo's lesson. */
export interface Submission {
  readonly demoId: string;
  readonly form: string;
  readonly codes: readonly Secret[];
  /** Other choices in the window, by name. */
  readonly choices?: Readonly<Record<string, string>>;
  /**
   * Called right before the codes are saved, with the demo without these codes. Called again if another process saves
   * the demo first.
   */
  onSaving?(before: Demo): Promise<void>;
}

/** `not-now`: the demo is over, belongs to another person, or waits for something else. Nothing was changed. */
export type SubmitResult =
  | { readonly kind: 'accepted'; readonly demo: Demo }
  | { readonly kind: 'not-now'; readonly demo: Demo | undefined };

/** The first code of a form, before the others are typed. */
export interface FirstCode {
  readonly demoId: string;
  readonly form: string;
  readonly code: Secret;
}

/** `problem`: what is wrong with the code, an id that the lesson defines. `not-now`: as in SubmitResult. */
export type FirstCodeResult =
  | { readonly kind: 'checked'; readonly demo: Demo; readonly problem: string | undefined }
  | { readonly kind: 'not-now' };

/**
 * `already-taken`: a participant can take more time only once. `not-now`: the demo is over, or belongs to another
 * person.
 */
export type MoreTimeResult =
  | { readonly kind: 'extended' | 'already-taken'; readonly demo: Demo }
  | { readonly kind: 'not-now'; readonly demo: Demo | undefined };

export type StatusResult = { readonly kind: 'active'; readonly demo: Demo } | { readonly kind: 'none' };

export type StopResult =
  | { readonly kind: 'stopping' | 'already-stopping'; readonly demo: Demo }
  | { readonly kind: 'nothing-to-stop' };

/**
 * What a participant can do. A call that changes a demo saves in the record what the participant asks for, enqueues the
 * work and returns. The progress message and the waiting window show the result later. Codes are normalized six-digit
 * texts (see code-checks.ts). All methods throw UpstreamError when the store or the queue cannot be reached.
 */
export interface Operations {
  /**
   * Starts a demo.
   * @param scenario the lesson; if absent, the default lesson
   * @param workshopId the workshop of the demo, if any
   */
  start(participant: Participant, wish: StartWish, scenario?: ScenarioId, workshopId?: string): Promise<StartResult>;
  /** Starts a demo without checking who may start. The caller has checked that. */
  begin(participant: Participant, wish: Pick<StartWish, 'greet'>, opening: Opening): Promise<StartResult>;
  /** Saves the codes of a form. */
  submit(actor: Actor, submission: Submission): Promise<SubmitResult>;
  /** Checks the first code before the person has typed the others. Nothing is sent to AWS, and nothing changes. */
  checkFirst(actor: Actor, typed: FirstCode): Promise<FirstCodeResult>;
  /** Uploads and posts the QR code again, while the device is not enrolled. */
  resendQr(actor: Actor, demoId: string): Promise<SubmitResult>;
  /**
   * Returns the setup key for typing by hand, while the device is not enrolled. Show it in a window only, never in a
   * message.
   */
  seedToType(actor: Actor, demoId: string): Promise<Secret | undefined>;
  /** Moves the deadline of a running demo, once. */
  moreTime(actor: Actor, demoId: string): Promise<MoreTimeResult>;
  status(actor: Actor): Promise<StatusResult>;
  /**
   * Returns the demo if it belongs to this person, also if it has ended. Returns undefined when its record has expired.
   */
  look(actor: Actor, demoId: string): Promise<Demo | undefined>;
  /** Returns the AWS calls of a demo, oldest first, or undefined if `look` returns undefined. */
  callsOf(actor: Actor, demoId: string): Promise<readonly RecordedCall[] | undefined>;
  /** Stops the person's active demo. @param demoId stops only this demo, for a button in an old message */
  stop(actor: Actor, demoId?: string): Promise<StopResult>;
}
