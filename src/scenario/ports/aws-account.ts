import type { RemovableKind, Removed } from '../demo.ts';
import type { Secret } from '../secret.ts';

/** For the teardown: a user of this name anywhere else is somebody else's and is left alone. */
export interface OurUser {
  readonly userName: string;
  readonly path: string;
}

/** A demo's own user: of this name, at this path, with the demo's id as its tag. */
export interface DemoUser extends OurUser {
  readonly demoId: string;
}

/** The buckets that could be listed: the first ten by name, and how many there are. */
export interface BucketList {
  readonly names: string[];
  readonly count: number;
}

/** Where everything of one demo is in AWS. */
export interface DemoNames extends OurUser {
  readonly deviceName: string;
  /** Absent where no role can be: then nothing is asked about roles, for which older installations have no permission. */
  readonly roleName?: string | undefined;
}

/** Removes things under the names of one demo, kind by kind, in an order that its caller decides. */
export interface Removal {
  /**
   * Removes one kind of thing and returns what was there; "not found" is success. A user or role of this name at another path is
   * somebody else's, and nothing of it is touched: AWS is asked for that once, before the first call that changes anything.
   * @param known the names of the things (of user, role: anything but an empty list); absent: all that AWS lists
   * @throws UpstreamError `DeleteConflict`, or ConfigError, when something hangs on what is to be deleted
   */
  remove(kind: RemovableKind, known?: readonly string[]): Promise<Removed[]>;
}

export interface OurRole {
  readonly roleName: string;
  readonly path: string;
}

export interface NewRole extends OurRole {
  readonly tags: Readonly<Record<string, string>>;
  /** Who may assume it. */
  readonly trustPolicy: object;
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

/** `enabled-before`: by another call, so these codes were not used. */
export type EnableOutcome = 'enabled' | 'enabled-before' | 'codes-refused';

/** `not-allowed`: the bot's policy lacks `iam:ResyncMFADevice`, which older installations have not been given. */
export type ResyncOutcome = 'resynced' | 'codes-refused' | 'not-allowed';

export type SessionOutcome =
  | { readonly outcome: 'issued'; readonly credentials: Credentials }
  | { readonly outcome: 'code-refused' | 'device-unknown' };

/** `denied`: the trust policy, or the caller's own policies, do not allow it. */
export type RoleOutcome = SessionOutcome | { readonly outcome: 'denied'; readonly errorCode: string };

/** A code of a virtual MFA device, for one call. */
export interface MfaCode {
  readonly serialNumber: string;
  readonly code: Secret;
}

/**
 * The calls of the steps and of the teardown; every adapter method is safe to repeat.
 * All methods throw UpstreamError (try again later) or ConfigError (the bot lacks a permission).
 */
export interface AwsAccount {
  /**
   * "Already exists" is success if path and demo tag are ours; a stranger's user of that name is a ConfigError. What is thrown
   * is marked by `asUndone` where no user can have been made.
   */
  ensureUser(user: NewUser): Promise<void>;
  /**
   * Creates the device; one of the same serial that exists already is deleted first, because AWS shows a seed only once.
   * @param mayDiscard asked before that, and throws when it is somebody else's by now
   */
  issueMfaDevice(
    device: { deviceName: string; path: string; tags: Readonly<Record<string, string>> },
    mayDiscard?: () => Promise<void>,
  ): Promise<{ serialNumber: string; accountId: string; seed: Secret }>;
  /**
   * Creates the user's only access key; keys that exist already are deleted first. Somebody else's user is a ConfigError.
   * @param mayDiscard as for the device
   */
  issueAccessKey(user: DemoUser, mayDiscard?: () => Promise<void>): Promise<{ id: string; secret: Secret }>;
  /** @throws UserError when AWS does not take the policy, for example because it is too long */
  putInlinePolicy(userName: string, policyName: string, document: object): Promise<void>;
  /** Whether the key is known to STS yet: GetCallerIdentity with it. */
  isKeyReady(credentials: Credentials): Promise<boolean>;
  isDeviceEnabled(userName: string, serialNumber: string): Promise<boolean>;
  enableMfaDevice(userName: string, serialNumber: string, codes: readonly [Secret, Secret]): Promise<EnableOutcome>;
  /** Has AWS learn the phone's clock from two new codes. The codes go out once. */
  resyncMfaDevice(userName: string, serialNumber: string, codes: readonly [Secret, Secret]): Promise<ResyncOutcome>;
  /** A session bought with the long-term key; MFA-authenticated if serial number and code are given. Codes are never retried. */
  getSessionToken(longTermKey: Credentials, mfa?: MfaCode): Promise<SessionOutcome>;
  /**
   * Creates the role; "already exists" is success if path, demo tag and boundary are ours, and else a ConfigError.
   * @returns its ARN; `undefined` when IAM does not know the principal of the trust policy yet: try again later
   */
  ensureRole(role: NewRole): Promise<string | undefined>;
  /** @throws UserError as for a user's policy */
  putRolePolicy(roleName: string, policyName: string, document: object): Promise<void>;
  /** A session of the role. With a code it goes out once: codes are never retried. */
  assumeRole(credentials: Credentials, roleArn: string, mfa?: MfaCode): Promise<RoleOutcome>;
  listBuckets(credentials: Credentials): Promise<ListBucketsOutcome>;

  /** Begins to remove what is under these names. Makes no call yet. */
  beginRemoval(names: DemoNames): Removal;
  /** Who the bot is in AWS. Needs no permission. */
  whoAmI(): Promise<{ readonly arn: string; readonly accountId: string }>;
  /** A fresh listing of everything that still exists under these names. */
  listLeftovers(names: DemoNames): Promise<Removed[]>;
  /**
   * Everything directly under this path, from all pages: users, roles and virtual MFA devices, also never-enabled ones. Roles are
   * left out where the bot may not list them.
   */
  findOurs(path: string): Promise<FoundResource[]>;
  /** Everything deeper than directly under this path, which no demo makes: it is never removed, only reported. */
  findBelow(path: string): Promise<FoundResource[]>;
  /** Whether the bot may look for roles under this path: without that permission no lesson may make one. */
  mayHaveRoles(path: string): Promise<boolean>;
  /** What time it is for AWS, in epoch milliseconds, by its last answer. @throws UpstreamError before the first one */
  now(): number;
  /** Epoch milliseconds, from the tag that it was created with; `undefined` when there is none or it may not be read. */
  readDeadline(resource: FoundResource): Promise<number | undefined>;
}

/** A user, a role or a virtual MFA device under our path, as AWS lists it. */
export interface FoundResource {
  readonly kind: 'user' | 'role' | 'virtual-mfa-device';
  /** User, role and device of one demo have the same name. */
  readonly name: string;
  readonly arn: string;
  /** Epoch milliseconds; AWS tells it for users and roles. */
  readonly createdAt: number | undefined;
}
