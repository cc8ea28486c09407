import type { Demo, Refusal, RemovableKind } from './demo.ts';
import type { AwsAccount } from './ports/aws-account.ts';
import type { Clock } from './ports/clock.ts';
import type { Messenger, QrPoster } from './ports/messenger.ts';

/** What a step changes in the demo's record. */
export type Patch = Partial<Omit<Demo, 'demoId' | 'version' | 'stage' | 'startedSteps' | 'finishedSteps'>>;

export interface StepContext {
  readonly demo: Demo;
  readonly aws: AwsAccount;
  readonly qrPoster: QrPoster;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly settings: ScenarioSettings;
  /** Saves before an act that must not happen twice. */
  checkpoint(patch: Patch): Promise<void>;
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

export type StepResult =
  | { readonly kind: 'done'; readonly patch: Patch }
  /** The step is tried again at this time (epoch milliseconds); nothing sleeps meanwhile. */
  | { readonly kind: 'not-yet'; readonly runAt: number }
  /** The codes were not accepted; the person may type others. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** One unit of work, which can be repeated from its beginning. */
export interface Step {
  readonly id: string;
  perform(context: StepContext): Promise<StepResult>;
  /** What it may leave in AWS, for the teardown. A step with this is noted in the record before it runs. */
  readonly leaves?: RemovableKind;
}

export function done(patch: Patch = {}): StepResult {
  return { kind: 'done', patch };
}

export function notYet(runAt: number): StepResult {
  return { kind: 'not-yet', runAt };
}

export function refused(refusal: Refusal): StepResult {
  return { kind: 'refused', refusal };
}
