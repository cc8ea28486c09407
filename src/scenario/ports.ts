import type {
  BucketList,
  Conversation,
  Demo,
  EndReason,
  Participant,
  ProofRound,
  Refusal,
  Removed,
  Stage,
} from './demo.ts';
import type { Actor } from './participant/operations.ts';
import type { Secret } from './secret.ts';

/** Epoch milliseconds. */
export interface Clock {
  now(): number;
}

export interface AlarmClock extends Clock {
  /** Calls `ring` once, when `time` (epoch milliseconds) has come; never before this call has returned. Returns how to call it off. */
  at(time: number, ring: () => void): () => void;
}

export type CreateResult =
  | { readonly created: true; readonly demo: Demo }
  | { readonly created: false; readonly active: Demo };

/** Remembers demos. Every adapter passes test/contract/demo-store.ts. */
export interface DemoStore {
  /** Saves a new demo unless its participant has an active one; atomic, also between processes. */
  createIfNoneActive(demo: Demo): Promise<CreateResult>;
  load(demoId: string): Promise<Demo | undefined>;
  findActive(participant: Pick<Participant, 'workspaceId' | 'userId'>): Promise<Demo | undefined>;
  /**
   * Saves a changed demo and returns it with its next version.
   * @throws ConflictError when the stored version is not `demo.version`, or the record is gone.
   */
  save(demo: Demo): Promise<Demo>;
  /** Every demo that is not ended, oldest first. */
  listActive(): Promise<Demo[]>;
}

/** Damaged records, and those of another version of the bot. */
export interface UnreadableRecords {
  listUnreadable(): Promise<string[]>;
  /** To be called once nothing of the demo is left in AWS: frees its participant. False when the record can be read after all. */
  forgetUnreadable(demoId: string): Promise<boolean>;
}

/** Lower numbers run first: a person's code lives 30 seconds, everything else can wait. */
export const PRIORITIES = { code: 1, preparing: 2, teardown: 3, sweep: 4 } as const;
export type Priority = keyof typeof PRIORITIES;

/** "Bring this demo as far as it can go now." Carries no secret and no state: those are in the record. */
export interface Job {
  /** Deterministic: a job whose id is already waiting is not added twice. */
  readonly jobId: string;
  /** Jobs with the same one never overlap. The sweep is of no demo: its priority tells it apart, and this is `sweep`. */
  readonly demoId: string;
  readonly priority: Priority;
  /** Epoch milliseconds; absent means now. */
  readonly runAt?: number | undefined;
}

/**
 * Says when work runs. Every adapter passes test/contract/job-queue.ts: jobs of one demo never overlap,
 * a job that is enqueued while its twin runs runs once more afterwards, an UpstreamError is tried again with
 * backoff and jitter, and a job that has used up its tries is handed to `onGivenUp`.
 */
export interface JobQueue {
  enqueue(job: Job): Promise<void>;
  /**
   * Runs the job once in every slot of `everyMs` milliseconds, however often and by however many bots this is asked. Each
   * run has an id of its own, which ends with its time. Ask again from time to time: an emptied queue has forgotten it.
   */
  repeat(job: Job, everyMs: number): Promise<void>;
  start(handlers: JobHandlers): Promise<void>;
  /** Takes no new work and waits for the running jobs. */
  stop(): Promise<void>;
  /** For operators: how much is to be done. Throws UpstreamError when it cannot be asked. */
  backlog(): Promise<Backlog>;
}

export interface Backlog {
  /** Jobs that could run now. */
  readonly waiting: number;
  /** Jobs whose time has not come, retries among them. */
  readonly delayed: number;
  readonly running: number;
  /** How long the oldest of the waiting ones has waited, in milliseconds; 0 when none waits. */
  readonly oldestWaitingMs: number;
}

export interface JobHandlers {
  run(job: Job): Promise<void>;
  /** The last try failed, or the failure was not an UpstreamError. */
  onGivenUp(job: Job, error: unknown): Promise<void>;
}

/** For the teardown: a user of this name anywhere else is somebody else's and is left alone. */
export interface OurUser {
  readonly userName: string;
  readonly path: string;
}

/** Where everything of one demo is in AWS. */
export interface DemoNames extends OurUser {
  readonly deviceName: string;
}

export interface NewUser {
  readonly userName: string;
  readonly path: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A long-term key, or session credentials with a token. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret | undefined;
}

export type ListBucketsOutcome =
  | { readonly outcome: 'allowed'; readonly buckets: BucketList }
  | { readonly outcome: 'denied'; readonly errorCode: string };

export type EnableOutcome = 'enabled' | 'codes-refused';
export type SessionOutcome =
  | { readonly outcome: 'issued'; readonly credentials: Credentials }
  | { readonly outcome: 'code-refused' | 'device-unknown' };

/**
 * The calls of the steps and of the teardown; every adapter method is safe to repeat.
 * All methods throw UpstreamError (try again later) or ConfigError (the bot lacks a permission).
 */
export interface AwsAccount {
  /** "Already exists" is success if path and demo tag are ours; a stranger's user of that name is a ConfigError. */
  ensureUser(user: NewUser): Promise<void>;
  /** Creates the device; one of the same serial that exists already is deleted first, because AWS shows a seed only once. */
  issueMfaDevice(device: {
    deviceName: string;
    path: string;
    tags: Readonly<Record<string, string>>;
  }): Promise<{ serialNumber: string; accountId: string; seed: Secret }>;
  /** Creates the user's only access key; keys that exist already are deleted first. */
  issueAccessKey(userName: string): Promise<{ id: string; secret: Secret }>;
  putInlinePolicy(userName: string, policyName: string, document: object): Promise<void>;
  /** Whether the key is known to STS yet: GetCallerIdentity with it. */
  isKeyReady(credentials: Credentials): Promise<boolean>;
  isDeviceEnabled(userName: string, serialNumber: string): Promise<boolean>;
  enableMfaDevice(userName: string, serialNumber: string, codes: readonly [Secret, Secret]): Promise<EnableOutcome>;
  /** A session bought with the long-term key; MFA-authenticated if serial number and code are given. Codes are never retried. */
  getSessionToken(
    longTermKey: Credentials,
    mfa?: { readonly serialNumber: string; readonly code: Secret },
  ): Promise<SessionOutcome>;
  listBuckets(credentials: Credentials): Promise<ListBucketsOutcome>;

  // Teardown: each lists from AWS, removes what it finds, and returns what it removed; "not found" is success.
  deleteInlinePolicies(user: OurUser): Promise<Removed[]>;
  detachManagedPolicies(user: OurUser): Promise<Removed[]>;
  deleteAccessKeys(user: OurUser): Promise<Removed[]>;
  deactivateMfaDevices(user: OurUser): Promise<Removed[]>;
  /** By path and name, from all pages of ListVirtualMFADevices: also never-enabled ones. */
  deleteVirtualMfaDevices(path: string, deviceName: string): Promise<Removed[]>;
  /** Login profile, SSH keys, signing certificates, service-specific credentials that somebody may have added. */
  deleteForeignCredentials(user: OurUser): Promise<Removed[]>;
  deleteUser(user: OurUser): Promise<Removed[]>;
  /** Who the bot is in AWS. Needs no permission. */
  whoAmI(): Promise<{ readonly arn: string; readonly accountId: string }>;
  /** A fresh listing of everything that still exists under these names. */
  listLeftovers(names: DemoNames): Promise<Removed[]>;
  /** Everything directly under this path, from all pages: users and virtual MFA devices, also never-enabled ones. */
  findOurs(path: string): Promise<FoundResource[]>;
  /** Epoch milliseconds, from the tag that it was created with; `undefined` when there is none or it may not be read. */
  readDeadline(resource: FoundResource): Promise<number | undefined>;
}

/** A user or a virtual MFA device under our path, as AWS lists it. */
export interface FoundResource {
  readonly kind: 'user' | 'virtual-mfa-device';
  /** User and device of one demo have the same name. */
  readonly name: string;
  readonly arn: string;
  /** Epoch milliseconds; AWS tells it for users only. */
  readonly createdAt: number | undefined;
}

/** What lies under our path in AWS and belongs to no living demo. */
export interface Orphan {
  readonly demoId: string;
  readonly resources: readonly FoundResource[];
  /** Epoch milliseconds of its creation, as exactly as it can be known. */
  readonly since: number | undefined;
  readonly reason: OrphanReason;
}
/** Why nobody will end it: there is no record, or the record says that the demo is over, or cannot be read; or, without records, its time is over. */
export type OrphanReason = 'no-record' | 'ended' | 'unreadable-record' | 'overdue';

export interface OrphanReceipt {
  readonly demoId: string;
  readonly removed: readonly Removed[];
  /** From a fresh listing after the removals. */
  readonly left: readonly Removed[];
  /** In words for an operator: why something is left. */
  readonly failure?: string | undefined;
}

/** Both throw UpstreamError or ConfigError when AWS or the records cannot be read; a failure on one orphan stands in its receipt. */
export interface OrphanRemover {
  find(): Promise<Orphan[]>;
  /** Looks again first: what has meanwhile become somebody's demo, or is gone, is left alone and gets no receipt. */
  remove(demoIds: readonly string[]): Promise<OrphanReceipt[]>;
}

/** The QR code's way to the participant and back: part of the steps, so failures are thrown and retried. */
export interface QrPoster {
  /** Opens the DM and posts the progress message; does nothing that is already done. */
  openConversation(demo: Demo): Promise<Conversation>;
  /** Removes what an earlier one left and posts the message that `postQr` will put the picture into. */
  announceQr(demo: Demo): Promise<Conversation>;
  /** Uploads the picture; its id must be saved before `postQr`. */
  uploadQr(demo: Demo, otpauthUri: Secret): Promise<Conversation>;
  postQr(demo: Demo): Promise<Conversation>;
  /** Deletes file and message; "not found" is success. Returns the conversation without them. */
  removeQr(demo: Demo): Promise<Conversation>;
}

/** Tells people. Never throws into a step: what cannot be told is logged. */
export interface Messenger {
  /** Brings the participant's progress message, and the modal that waits for an answer (`demo.waitingViewId`), in line with the demo. */
  showDemo(demo: Demo): Promise<void>;
  /** Posts a short message that offers more time, and returns its timestamp; `showDemo` deletes it when it has served. */
  postReminder(demo: Demo): Promise<string | undefined>;
  /** Told once each, for what a person must look at. */
  alertAdmins(alert: AdminAlert): Promise<void>;
}

/** A proof that was allowed without MFA, a demo that is stuck, or one that ended for what only an operator can mend. */
export type AdminAlert =
  | { readonly kind: 'surprise' | 'stuck'; readonly demo: Demo }
  | { readonly kind: 'misconfigured'; readonly demo: Demo; readonly reason: string };

/** One request to AWS and its answer. */
export interface AwsCall {
  readonly service: 'iam' | 'sts' | 's3';
  /** As AWS names it, for example `CreateUser`. */
  readonly operation: string;
  /** `ok`, or the code of the refusal or failure. */
  readonly outcome: string;
  readonly durationMs: number;
  /** AWS's own; absent when there was no answer. */
  readonly requestId: string | undefined;
}

/** One thing that happened, for those who must account for it. Ids and words only, never a secret. */
export interface AuditRecord {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The name of the event, for example `demo-started`. */
  readonly event: string;
  readonly demoId?: string | undefined;
  readonly workspaceId?: string | undefined;
  /** Whose demo it is. */
  readonly participantId?: string | undefined;
  /** Who did it, where that is somebody else. */
  readonly byUserId?: string | undefined;
  readonly details: Readonly<Record<string, string | number>>;
  /** Of the calls to AWS that led to it. */
  readonly awsRequestIds: readonly string[];
}

/** Keeps what happened for 90 days. */
export interface AuditTrail {
  /** Throws UpstreamError when it could not be kept. */
  append(record: AuditRecord): Promise<void>;
  /** Oldest first. @param since epoch milliseconds */
  read(since: number): AsyncIterable<AuditRecord>;
}

/** What happened, for log lines and metrics. Ids and words only, never a secret. */
export interface Events {
  demoStarted(demo: Demo): void;
  stageEntered(demo: Demo, from: Stage): void;
  stepFinished(demo: Demo, stepId: string, durationMs: number): void;
  codesRefused(demo: Demo, refusal: Refusal): void;
  proofTaken(demo: Demo, round: ProofRound, mfaState: string, outcome: string): void;
  demoEnding(demo: Demo, reason: EndReason): void;
  demoEnded(demo: Demo): void;
  demoStuck(demo: Demo): void;
  /** Removed, or not: `failure` says why. */
  orphanSwept(receipt: OrphanReceipt): void;
  sweepFinished(counts: { woken: number; orphans: number; failed: number }): void;
  /** An admin asked for it. */
  cleanupBegun(by: Actor, targets: { demoIds: readonly string[]; leftoverIds: readonly string[] }): void;
  jobRetried(job: Job, error: unknown): void;
  bug(demoId: string | undefined, incidentId: string, error: unknown): void;
}
