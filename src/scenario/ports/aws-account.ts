import type { RemovableKind, Removed } from '../demo.ts';
import type { Secret } from '../secret.ts';

/**
 * A user that the teardown may delete. A user with this name at another path does not belong to the bot, and is never
 * changed.
 */
export interface OurUser {
  readonly userName: string;
  readonly path: string;
}

/** The user of a demo. It has this name, this path, and the demo's id in its tag. */
export interface DemoUser extends OurUser {
  readonly demoId: string;
}

/** The buckets that AWS listed: the first ten names in alphabetical order, and how many buckets there are. */
export interface BucketList {
  readonly names: string[];
  readonly count: number;
}

/** The names of all resources of one demo in AWS. */
export interface DemoNames extends OurUser {
  readonly deviceName: string;
  /**
   * Absent if the demo's lesson creates no role. Then the bot makes no call for roles, because in older installations
   * it has no permission for these calls.
   */
  readonly roleName?: string | undefined;
}

/** Removes the resources of one demo, kind by kind, in an order that its caller decides. */
export interface Removal {
  /**
   * Removes all resources of one kind and returns those that existed. "Not found" counts as success. A user or role
   * with this name at another path does not belong to the bot and is not changed: AWS is asked for the path once,
   * before the first change.
   * @param known the names of the resources, or an empty list if there are none; if absent, they are listed in AWS. For
   * the kinds `user` and `role`, a list that is not empty has the same effect as an absent list
   * @throws UpstreamError with the code `DeleteConflict`, or ConfigError, when AWS refuses to delete the resource
   * because it still has policies, keys or other resources
   */
  remove(kind: RemovableKind, known?: readonly string[]): Promise<Removed[]>;
}

export interface OurRole {
  readonly roleName: string;
  readonly path: string;
}

export interface NewRole extends OurRole {
  readonly tags: Readonly<Record<string, string>>;
  /** The policy document that says who may assume the role. */
  readonly trustPolicy: object;
}

export interface NewUser {
  readonly userName: string;
  readonly path: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An access key, or temporary credentials with a session token. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret | undefined;
}

export type ListBucketsOutcome =
  | { readonly outcome: 'allowed'; readonly buckets: BucketList }
  | { readonly outcome: 'denied'; readonly errorCode: string };

/** `enabled-before`: an earlier call has enabled the device, so these codes were not used. */
export type EnableOutcome = 'enabled' | 'enabled-before' | 'codes-refused';

/**
 * `not-allowed`: the bot has no permission for `iam:ResyncMFADevice`. The policies of older installations do not
 * contain it.
 */
export type ResyncOutcome = 'resynced' | 'codes-refused' | 'not-allowed';

export type SessionOutcome =
  | { readonly outcome: 'issued'; readonly credentials: Credentials }
  | { readonly outcome: 'code-refused' | 'device-unknown' };

/** `denied`: the trust policy, or the caller's own policies, do not allow it. */
export type RoleOutcome = SessionOutcome | { readonly outcome: 'denied'; readonly errorCode: string };

/** An MFA code of a virtual MFA device, for one call. */
export interface MfaCode {
  readonly serialNumber: string;
  readonly code: Secret;
}

/**
 * The calls to AWS that the steps and the teardown make. Every method can be repeated safely. All methods throw
 * UpstreamError (try again later) or ConfigError (for example, a permission is missing).
 */
export interface AwsAccount {
  /**
   * Creates the user. "Already exists" counts as success if the user's path, demo tag and permissions boundary are
   * those of this demo; otherwise it throws a ConfigError. An error after which certainly no user was created is marked
   * by `asUndone`.
   */
  ensureUser(user: NewUser): Promise<void>;
  /**
   * Creates the device. If a device with the same serial number exists, it is deleted first, because AWS shows a seed
   * only once.
   * @param mayDiscard called before that deletion; it throws when another bot has gone on with the demo
   */
  issueMfaDevice(
    device: { deviceName: string; path: string; tags: Readonly<Record<string, string>> },
    mayDiscard?: () => Promise<void>,
  ): Promise<{ serialNumber: string; accountId: string; seed: Secret }>;
  /**
   * Creates the user's only access key. Existing keys are deleted first, because AWS shows a secret key only once.
   * @param mayDiscard as for `issueMfaDevice`
   * @throws ConfigError when the user does not belong to this demo
   */
  issueAccessKey(user: DemoUser, mayDiscard?: () => Promise<void>): Promise<{ id: string; secret: Secret }>;
  /**
   * Puts an inline policy on the user.
   * @throws UserError when AWS does not accept the policy, for example because it is too long
   */
  putInlinePolicy(userName: string, policyName: string, document: object): Promise<void>;
  /** Returns whether STS already knows the access key. It calls GetCallerIdentity with the key. */
  isKeyReady(credentials: Credentials): Promise<boolean>;
  isDeviceEnabled(userName: string, serialNumber: string): Promise<boolean>;
  enableMfaDevice(userName: string, serialNumber: string, codes: readonly [Secret, Secret]): Promise<EnableOutcome>;
  /**
   * Lets AWS adjust to the phone's clock, with two consecutive codes. The codes are sent again only if AWS throttled
   * the request.
   */
  resyncMfaDevice(userName: string, serialNumber: string, codes: readonly [Secret, Secret]): Promise<ResyncOutcome>;
  /**
   * Gets temporary credentials with the access key. Their `aws:MultiFactorAuthPresent` is `true` with `mfa`, and
   * `false` without it. A code is sent again only if AWS throttled the request.
   */
  getSessionToken(accessKey: Credentials, mfa?: MfaCode): Promise<SessionOutcome>;
  /**
   * Creates the role. "Already exists" counts as success if the role's path, demo tag and permissions boundary are
   * those of this demo; otherwise it throws a ConfigError.
   * @returns its ARN, or undefined when IAM does not know the principal of the trust policy yet: try again later
   */
  ensureRole(role: NewRole): Promise<string | undefined>;
  /** Puts an inline policy on the role. @throws UserError when AWS does not accept the policy */
  putRolePolicy(roleName: string, policyName: string, document: object): Promise<void>;
  /** Gets temporary credentials of the role. A code is sent again only if AWS throttled the request. */
  assumeRole(credentials: Credentials, roleArn: string, mfa?: MfaCode): Promise<RoleOutcome>;
  listBuckets(credentials: Credentials): Promise<ListBucketsOutcome>;

  /** Returns an object that removes the resources with these names. Makes no call yet. */
  beginRemoval(names: DemoNames): Removal;
  /** Returns the bot's identity in AWS (GetCallerIdentity). Needs no permission. */
  whoAmI(): Promise<{ readonly arn: string; readonly accountId: string }>;
  /** Lists in AWS everything that still exists under these names. */
  listLeftovers(names: DemoNames): Promise<Removed[]>;
  /**
   * Lists everything directly under this path, from all pages: users, roles and virtual MFA devices, also devices that
   * were never enabled. Roles are left out if the bot may not list them.
   */
  findOurs(path: string): Promise<FoundResource[]>;
  /**
   * Lists everything at paths below this path. No demo creates such resources, so they are never removed, only
   * reported.
   */
  findBelow(path: string): Promise<FoundResource[]>;
  /** Returns whether the bot may list roles under this path. Without that permission, no lesson may create a role. */
  mayHaveRoles(path: string): Promise<boolean>;
  /**
   * Returns AWS's time in epoch milliseconds, based on its last answer.
   * @throws UpstreamError before the first answer
   */
  now(): number;
  /**
   * Returns the deadline in the resource's tag, in epoch milliseconds; undefined when the resource has none or does not
   * exist any more, or the bot may not read its tags.
   */
  readDeadline(resource: FoundResource): Promise<number | undefined>;
}

/** A user, a role or a virtual MFA device under our path, as AWS lists it. */
export interface FoundResource {
  readonly kind: 'user' | 'role' | 'virtual-mfa-device';
  /** The user, the role and the device of one demo have the same name. */
  readonly name: string;
  readonly arn: string;
  /** Epoch milliseconds. AWS lists it for users and roles only. */
  readonly createdAt: number | undefined;
}
