import type { Demo, Participant, ScenarioId } from '../demo.ts';
import type { RecordedCall } from '../ports/call-log.ts';
import type { Secret } from '../secret.ts';
import type { StartRefusal, StartTraits } from './access.ts';

/** Who acts, as a Slack payload names them. */
export type Actor = Pick<Participant, 'workspaceId' | 'userId'>;

/** Where a demo stands among those that are being prepared. */
export interface QueuePlace {
  /** How many are before it. */
  readonly before: number;
  /** How long that takes at the present pace. */
  readonly seconds: number;
}

/** What is known of somebody who wants to start; the user group is asked only when it decides. */
export interface StartWish extends Omit<StartTraits, 'isInAllowedGroup'> {
  /** @throws UpstreamError, ConfigError when it cannot be known */
  isInAllowedGroup(): Promise<boolean>;
  /** Greets the participant before anything is made. @param place absent where nobody has to wait @throws ConfigError when they cannot be written to: then nothing begins */
  greet?(demo: Demo, place?: QueuePlace): Promise<void>;
}

/** What a demo begins with. */
export interface Opening {
  readonly scenario: ScenarioId;
  /** A state of its own; absent: that of the lesson. */
  readonly state?: object;
  /** Then one that was prepared ahead for this workshop is taken over, if there is one. */
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
  /** What else was chosen in the window, by name. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Called right before the codes are saved, with the demo as it is without them; again if another save comes first. */
  onSaving?(before: Demo): Promise<void>;
}

/** `not-now`: the demo is over, is somebody else's, or waits for something else; nothing was changed. */
export type SubmitResult =
  | { readonly kind: 'accepted'; readonly demo: Demo }
  | { readonly kind: 'not-now'; readonly demo: Demo | undefined };

/** The first code of a form, as soon as it is typed. */
export interface FirstCode {
  readonly demoId: string;
  readonly form: string;
  readonly code: Secret;
}

/** `problem`: what is wrong with it, in a word of the lesson. `not-now`: as for a submission. */
export type FirstCodeResult =
  | { readonly kind: 'checked'; readonly demo: Demo; readonly problem: string | undefined }
  | { readonly kind: 'not-now' };

/** `not-now`: the demo is over or somebody else's. More time can be taken once. */
export type MoreTimeResult =
  | { readonly kind: 'extended' | 'already-taken'; readonly demo: Demo }
  | { readonly kind: 'not-now'; readonly demo: Demo | undefined };

export type StatusResult = { readonly kind: 'active'; readonly demo: Demo } | { readonly kind: 'none' };

export type StopResult =
  | { readonly kind: 'stopping' | 'already-stopping'; readonly demo: Demo }
  | { readonly kind: 'nothing-to-stop' };

/**
 * What a participant can ask for. Each call saves an intent, enqueues the work and returns at once;
 * the progress message and the waiting modal tell the rest. Codes are normalized six-digit texts
 * (see code-checks.ts).
 */
export interface Operations {
  /** @param scenario which lesson; absent: the default one @param workshopId of the workshop that it belongs to */
  start(participant: Participant, wish: StartWish, scenario?: ScenarioId, workshopId?: string): Promise<StartResult>;
  /** Begins something other than a lesson, for somebody of whom the caller knows that they may. */
  begin(participant: Participant, wish: Pick<StartWish, 'greet'>, opening: Opening): Promise<StartResult>;
  submit(actor: Actor, submission: Submission): Promise<SubmitResult>;
  /** Checks the first code while the others are still to be typed. Nothing is sent to AWS, and nothing changes. */
  checkFirst(actor: Actor, typed: FirstCode): Promise<FirstCodeResult>;
  /** Removes the QR message that is there and posts a new one, while the device is not enrolled. */
  resendQr(actor: Actor, demoId: string): Promise<SubmitResult>;
  /** The seed for typing by hand, while the device is not enrolled; for a modal, never for a message. */
  seedToType(actor: Actor, demoId: string): Promise<Secret | undefined>;
  /** Moves the deadline of a running demo, once. */
  moreTime(actor: Actor, demoId: string): Promise<MoreTimeResult>;
  status(actor: Actor): Promise<StatusResult>;
  /** The demo if it is this person's, also when it has ended; nothing once it is forgotten. */
  look(actor: Actor, demoId: string): Promise<Demo | undefined>;
  /** What was asked of AWS for a demo of this person, oldest first; nothing where `look` finds nothing. */
  callsOf(actor: Actor, demoId: string): Promise<readonly RecordedCall[] | undefined>;
  /** With a `demoId` (a button of an old message) only that demo is stopped. */
  stop(actor: Actor, demoId?: string): Promise<StopResult>;
}
