import type { Secret } from './secret.ts';

/** Where a demo is. The order and the ways between are in ARCHITECTURE.md, "The life of a demo". */
export const STAGES = [
  'preparing',
  'awaiting-enrollment',
  'enrolling',
  'awaiting-session-code',
  'proving',
  'proved',
  'tearing-down',
  'ended',
  'stuck',
] as const;
export type Stage = (typeof STAGES)[number];

export const SCENARIO_IDS = ['session-token'] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

export const LOCALES = ['en', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];

/** The Slack user who runs a demo. `workspaceId` is the team's id, or the enterprise's on a Grid. */
export interface Participant {
  readonly workspaceId: string;
  readonly userId: string;
  readonly locale: Locale;
}

/** Which credentials a proof tries: the three states of `aws:MultiFactorAuthPresent`. */
export const MFA_STATES = ['long-term key', 'session without MFA', 'session with MFA'] as const;
export type MfaState = (typeof MFA_STATES)[number];

/** `before` MFA was used, `with` it, and `after`: only the last is conclusive, since a policy that AWS has not spread yet denies too. */
export const PROOF_ROUNDS = ['before', 'with', 'after'] as const;
export type ProofRound = (typeof PROOF_ROUNDS)[number];

export interface Proof {
  readonly round: ProofRound;
  readonly mfaState: MfaState;
  readonly outcome: 'allowed' | 'denied';
  /** AWS's error code when denied. */
  readonly errorCode?: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The buckets that the session with MFA could list: the first ten by name, and how many there are. */
export interface BucketList {
  readonly names: readonly string[];
  readonly count: number;
}

/** Why codes were not accepted. */
export const REFUSALS = [
  'codes-swapped',
  'codes-not-adjacent',
  'codes-not-of-this-device',
  'session-code-wrong-or-used',
  'device-not-known-yet',
  'interrupted',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What a person typed. Destroyed as soon as AWS has seen it. */
export interface PendingCodes {
  readonly codes: readonly Secret[];
  /** Set before the codes go to AWS: a code is never sent twice, not even after a crash. */
  readonly sent: boolean;
}

export const END_REASONS = ['stop', 'timeout', 'cleanup', 'failure', 'surprise'] as const;
export type EndReason = (typeof END_REASONS)[number];

export interface Removed {
  readonly kind: ResourceKind;
  readonly name: string;
}

export const RESOURCE_KINDS = [
  'inline-policy',
  'attached-policy',
  'access-key',
  'mfa-device-binding',
  'virtual-mfa-device',
  'login-profile',
  'ssh-key',
  'signing-certificate',
  'service-credential',
  'group-membership',
  'user',
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];
/** The bot may not take a user out of a group: that needs a person. */
export type RemovableKind = Exclude<ResourceKind, 'group-membership'>;

/** What a teardown removed, and what a fresh listing in AWS still found. */
export interface Receipt {
  readonly removed: readonly Removed[];
  readonly left: readonly Removed[];
  /** Epoch milliseconds of the listing. */
  readonly listedAt: number;
}

export interface Demo {
  /** 12 lowercase letters and digits; part of every AWS name of this demo. */
  readonly demoId: string;
  readonly scenario: ScenarioId;
  readonly participant: Participant;
  /** Grows by one with every save. */
  readonly version: number;
  readonly stage: Stage;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds; the policy in AWS dies at the same moment. */
  readonly deadlineAt: number;
  /** Epoch milliseconds; noted before the reminder is posted, so that nobody is reminded twice. */
  readonly remindedAt?: number | undefined;
  /** Epoch milliseconds at which the participant took more time, which is possible once. */
  readonly extendedAt?: number | undefined;
  /** Steps that change AWS are noted here before their first call: a crash in between is then harmless. */
  readonly startedSteps: readonly string[];
  readonly finishedSteps: readonly string[];
  readonly device?: { readonly serialNumber: string; readonly seed?: Secret | undefined } | undefined;
  readonly accountId?: string | undefined;
  /** The long-term key, while proofs still need it. */
  readonly accessKey?: { readonly id: string; readonly secret: Secret; readonly issuedAt: number } | undefined;
  /** The session bought with MFA, until its proof is taken. */
  readonly session?:
    | {
        readonly accessKeyId: string;
        readonly secretAccessKey: Secret;
        readonly sessionToken: Secret;
        readonly issuedAt: number;
      }
    | undefined;
  /** Epoch milliseconds at which AWS registered the device. */
  readonly enrolledAt?: number | undefined;
  readonly pending?: PendingCodes | undefined;
  readonly lastRefusal?: Refusal | undefined;
  /** How often codes were refused in this demo. */
  readonly refusalCount: number;
  readonly proofs: readonly Proof[];
  readonly buckets?: BucketList | undefined;
  readonly endReason?: EndReason | undefined;
  /** Shown to the participant with a failure; the log line has the same id. */
  readonly incidentId?: string | undefined;
  readonly receipt?: Receipt | undefined;
  /** In words, for a demo that could not be torn down. */
  readonly stuckReason?: string | undefined;
  /** The reason of which the admins were told; noted before they are, so that nobody is told twice. */
  readonly alertedFor?: string | undefined;
}

/** A demo that still counts against "one active demo per participant". */
export function isActive(demo: Demo): boolean {
  return demo.stage !== 'ended';
}

/** A demo whose participant can still move it forward. */
export function isRunning(demo: Demo): boolean {
  return demo.stage !== 'ended' && demo.stage !== 'stuck' && demo.stage !== 'tearing-down';
}
