/** The kernel's part of where a demo is; while it runs, its lesson's stage says more. */
export const PHASES = ['running', 'tearing-down', 'ended', 'stuck'] as const;
export type Phase = (typeof PHASES)[number];

/** The id of a lesson, such as `session-token`; scenarios.ts knows which there are. */
export type ScenarioId = string;

/** A language as a BCP 47 tag, such as `ja`. Only slack/text knows which there are; a record may name one of another version. */
export type Locale = string;
export const LOCALE_TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/;

/** The Slack user who runs a demo. `workspaceId` is the team's id, or the enterprise's on a Grid. */
export interface Participant {
  readonly workspaceId: string;
  readonly userId: string;
  readonly locale: Locale;
}

/** `finished`: it came to its end without anybody asking for it. `workshop-over`: the trainer has ended the workshop. */
export const END_REASONS = ['stop', 'timeout', 'cleanup', 'failure', 'surprise', 'finished', 'workshop-over'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Times of a demo that was prepared ahead: AWS has what needs no person, and the first person who comes takes it over. */
export interface Prepared {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The deadline in the tags in AWS, in epoch milliseconds: also after somebody has taken it over, the demo ends before that. */
  readonly until: number;
  /** Somebody has taken it over. Before that its participant is a placeholder. */
  readonly isTaken: boolean;
}

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
  'role-inline-policy',
  'role-attached-policy',
  'role',
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

/** One participant's run through a lesson: the kernel's part, and in `state` the lesson's. */
export interface Demo<State extends object = object> {
  /** 12 lowercase letters and digits; part of every AWS name of this demo. */
  readonly demoId: string;
  readonly scenario: ScenarioId;
  readonly participant: Participant;
  /** Absent for a demo that was begun outside a workshop. */
  readonly workshopId?: string | undefined;
  /** Absent for a demo that began with its participant. */
  readonly prepared?: Prepared | undefined;
  /** Grows by one with every save. */
  readonly version: number;
  readonly phase: Phase;
  /** The stage of the lesson. After the end has begun: the last stage before it. */
  readonly stage: string;
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
  /** Finished steps that are due once more, such as those that bring the QR code when it is asked for again. */
  readonly redo: readonly string[];
  /** Why the last codes were not accepted, in a word of the lesson. */
  readonly lastRefusal?: string | undefined;
  /** How often codes were refused in this demo. */
  readonly refusalCount: number;
  readonly endReason?: EndReason | undefined;
  /** Shown to the participant with a failure; the log line has the same id. */
  readonly incidentId?: string | undefined;
  readonly receipt?: Receipt | undefined;
  /** In words, for a demo that could not be torn down. */
  readonly stuckReason?: string | undefined;
  /** The reason of which the admins hear, once; the Slack side knows whether it has reached them. */
  readonly alertedFor?: string | undefined;
  /** What the lesson remembers; its schema says what of it is secret. */
  readonly state: State;
}

type Begun = Pick<Demo, 'demoId' | 'scenario' | 'participant' | 'stage' | 'createdAt' | 'deadlineAt' | 'state'> &
  Partial<Pick<Demo, 'workshopId' | 'prepared'>>;

/** Returns a demo of which nothing is done yet. */
export function newDemo(begun: Begun): Demo {
  const nothingDone = { startedSteps: [], finishedSteps: [], redo: [], refusalCount: 0 };
  return { ...begun, ...nothingDone, version: 0, phase: 'running' };
}

/** A demo that still counts against "one active demo per participant". */
export function isActive({ phase }: Pick<Demo, 'phase'>): boolean {
  return phase !== 'ended';
}

/** A demo whose participant can still move it forward. */
export function isRunning({ phase }: Pick<Demo, 'phase'>): boolean {
  return phase === 'running';
}

/** A demo that was prepared ahead and belongs to nobody yet. */
export function isNobodys({ prepared }: Pick<Demo, 'prepared'>): boolean {
  return prepared?.isTaken === false;
}

/** Where a demo is, in one word: `prepared`, then its lesson's stage while it runs, and the phase of its end afterwards. */
export function placeOf({ phase, stage, prepared }: Pick<Demo, 'phase' | 'stage' | 'prepared'>): string {
  if (phase === 'running' && isNobodys({ prepared })) return 'prepared';
  return phase === 'running' ? stage : phase;
}
