/** The phases of a demo, the same for every lesson. A running demo is also in a stage of its lesson. */
export const PHASES = ['running', 'tearing-down', 'ended', 'stuck'] as const;
export type Phase = (typeof PHASES)[number];

/** The id of a lesson, such as `session-token`. All ids are in scenarios.ts. */
export type ScenarioId = string;

/**
 * A language as a BCP 47 tag, such as `ja`. Only slack/text knows the supported languages; a record may contain a
 * language of another version of the bot.
 */
export type Locale = string;
export const LOCALE_TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/;

/**
 * The Slack user who runs a demo. `workspaceId` is the id of the Slack team, or of the organization on Enterprise Grid.
 */
export interface Participant {
  readonly workspaceId: string;
  readonly userId: string;
  readonly locale: Locale;
}

/**
 * Why a demo ended. `stop`: its participant stopped it. `timeout`: its deadline passed. `cleanup`: an admin ended it.
 * `failure`: a job of the demo failed, or the bot cannot write to the participant. Also if too many demos were active
 * when it began, and it had already begun to create resources in AWS; without resources, such a demo has no reason.
 * `surprise`: AWS allowed a call that it must deny. `finished`: it was in a stage that ends the demo automatically.
 * `workshop-over`: its workshop ended.
 */
export const END_REASONS = ['stop', 'timeout', 'cleanup', 'failure', 'surprise', 'finished', 'workshop-over'] as const;
export type EndReason = (typeof END_REASONS)[number];

/**
 * The facts that only a prepared demo has. In such a demo, the steps that need no person run before a participant takes
 * it over. The facts stay in its record afterwards.
 */
export interface Prepared {
  /** When the demo was created, in epoch milliseconds. */
  readonly at: number;
  /**
   * The deadline in the tags of the demo's resources in AWS, in epoch milliseconds. The tags never change. So
   * `deadlineAt` is never later than this time, also after a participant has taken the demo over.
   */
  readonly until: number;
  /** Whether a participant has taken the demo over. Until then, `participant` is a placeholder. */
  readonly isTaken: boolean;
}

export interface Removed {
  readonly kind: ResourceKind;
  readonly name: string;
}

/** The kinds of resources that a listing of a demo's leftovers can find in AWS. */
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
  'role-inline-policy',
  'role-attached-policy',
  'role',
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];
/**
 * The kinds that the bot can remove. The bot has no permission to remove a user from a group, so a person must do that.
 */
export type RemovableKind = Exclude<ResourceKind, 'group-membership'>;

/** What a teardown removed, and what a new listing in AWS still found. */
export interface Receipt {
  readonly removed: readonly Removed[];
  readonly left: readonly Removed[];
  /** Epoch milliseconds of the listing; while the teardown still runs, of the last removal. */
  readonly listedAt: number;
}

/** One participant's run through a lesson: the kernel's part, and the lesson's part in `state`. */
export interface Demo<State extends object = object> {
  /** 12 lowercase letters and digits. The names of the demo's user, device and role in AWS contain them. */
  readonly demoId: string;
  readonly scenario: ScenarioId;
  readonly participant: Participant;
  /** Absent for a demo outside a workshop. */
  readonly workshopId?: string | undefined;
  /** Absent for a demo that was not prepared ahead. */
  readonly prepared?: Prepared | undefined;
  /** Each save adds one. */
  readonly version: number;
  readonly phase: Phase;
  /** The stage of the lesson. After the teardown has begun: the last stage before it. */
  readonly stage: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** When the demo ends, in epoch milliseconds. The permission in AWS expires at the same time. */
  readonly deadlineAt: number;
  /** Epoch milliseconds. It is saved before the reminder is posted, so that a participant never gets two reminders. */
  readonly remindedAt?: number | undefined;
  /** When the participant took more time, in epoch milliseconds. That is possible once. */
  readonly extendedAt?: number | undefined;
  /**
   * Ids of the steps that may have left a resource in AWS. An id is saved before the step's first call to AWS, so that
   * after a crash the teardown also looks for resources of this step.
   */
  readonly startedSteps: readonly string[];
  readonly finishedSteps: readonly string[];
  /**
   * Ids of finished steps that must run again, such as the steps that post the QR code when the participant asks for it
   * again.
   */
  readonly redo: readonly string[];
  /** Why the last codes were refused: an id that the lesson defines. */
  readonly lastRefusal?: string | undefined;
  /** How often codes were refused in this demo. */
  readonly refusalCount: number;
  readonly endReason?: EndReason | undefined;
  /** Shown to the participant after a failure. The log line has the same id. */
  readonly incidentId?: string | undefined;
  readonly receipt?: Receipt | undefined;
  /** Why the demo could not be torn down, as a sentence for admins. */
  readonly stuckReason?: string | undefined;
  /**
   * The last `stuckReason` for which an alert to the admins was noted. It prevents a second alert for the same reason.
   */
  readonly alertedFor?: string | undefined;
  /** What the lesson remembers. Its schema marks what is secret. */
  readonly state: State;
}

type Begun = Pick<Demo, 'demoId' | 'scenario' | 'participant' | 'stage' | 'createdAt' | 'deadlineAt' | 'state'> &
  Partial<Pick<Demo, 'workshopId' | 'prepared'>>;

/** Returns a new demo with no step done. */
export function newDemo(begun: Begun): Demo {
  const nothingDone = { startedSteps: [], finishedSteps: [], redo: [], refusalCount: 0 };
  return { ...begun, ...nothingDone, version: 0, phase: 'running' };
}

/** Returns whether the demo is not ended. A participant can have only one active demo. */
export function isActive({ phase }: Pick<Demo, 'phase'>): boolean {
  return phase !== 'ended';
}

/** Returns whether the demo's teardown has not begun, so that the participant can still go on. */
export function isRunning({ phase }: Pick<Demo, 'phase'>): boolean {
  return phase === 'running';
}

/** Returns whether the demo was prepared ahead and no participant has taken it over yet. */
export function isNobodys({ prepared }: Pick<Demo, 'prepared'>): boolean {
  return prepared?.isTaken === false;
}

/**
 * Returns where a demo is, as one word: `prepared` before it has a participant, its stage while it runs, and its phase
 * when it does not run any more.
 */
export function placeOf({ phase, stage, prepared }: Pick<Demo, 'phase' | 'stage' | 'prepared'>): string {
  if (phase === 'running' && isNobodys({ prepared })) return 'prepared';
  return phase === 'running' ? stage : phase;
}
