import type { NamedPolicy } from '../policy/evaluate.ts';
import type { PolicyDocument } from '../policy/parse.ts';
import type { History } from './propagation.ts';

export type Tags = Readonly<Record<string, string>>;

/** The state of one AWS account. Operations and seeds change it, and requests note the use of their access keys. */
export interface Account {
  readonly id: string;
  /** The account alias, a part of the sign-in address. */
  alias: string | undefined;
  readonly propagationMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** By name. */
  readonly buckets: Map<string, Bucket>;
  /** By lower-case name: IAM allows no two names that differ only in case. */
  readonly users: Map<string, User>;
  /** By lower-case name. */
  readonly roles: Map<string, Role>;
  /** Access key id -> its user. */
  readonly keyOwners: Map<string, User>;
  /** Deleted keys by id, oldest first: IAM, STS and S3 accept them for a short time. */
  readonly retiredKeys: Map<string, RetiredKey>;
  /** By lower-case device name without the path. */
  readonly mfaDevices: Map<string, MfaDevice>;
  /** Customer managed policies by lower-case name without the path. */
  readonly managedPolicies: Map<string, ManagedPolicy>;
  readonly groups: Map<string, Group>;
  /** By access key id. */
  readonly sessions: Map<string, Session>;
  /**
   * By serial number: the device's user as STS knows it. STS learns of a change some seconds after IAM, so a deleted
   * device stays here until STS knows that it is deleted.
   */
  readonly mfaBindings: Map<string, History<MfaBinding>>;
  /** Per device ARN: the number of attempts to use a code, in the latest three-minute window with an attempt. */
  readonly codeAttempts: Map<string, { window: number; count: number }>;
  /** Lower-case user name -> when a user of that name was deleted. */
  readonly userNamesFreedAt: Map<string, number>;
}

export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly createdAt: number;
}

/** The fields that users, roles and groups share. */
interface Holder {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly inlinePolicies: Map<string, History<InlinePolicy>>;
  /** By policy ARN. */
  readonly attachedPolicies: Map<string, History<string>>;
}

export type PolicyHolder = User | Role | Group;

/** The fields that only users and roles share. */
interface Principal extends Holder {
  /** The boundary that IAM shows. */
  boundaryArn: string | undefined;
  /** The old and new values of `boundaryArn`; absent until its first change. */
  boundaryHistory?: History<string>;
  tags: Tags;
}

export interface User extends Principal {
  readonly kind: 'user';
  // UpdateUser may change these three; keys, policies and devices stay with the user.
  name: string;
  path: string;
  arn: string;
  loginProfile: { readonly createdAt: number; resetRequired: boolean } | undefined;
  readonly accessKeys: AccessKey[];
  readonly groups: Set<Group>;
  /** The enabled devices. */
  readonly mfaDevices: Set<MfaDevice>;
  readonly serviceCredentials: Map<string, ServiceCredential>;
  readonly sshKeys: Map<string, SshKey>;
  readonly certificates: Map<string, SigningCertificate>;
}

export interface Role extends Principal {
  readonly kind: 'role';
  description: string | undefined;
  /** Upper limit for the DurationSeconds of AssumeRole. */
  maxSessionSeconds: number;
  /** IAM shows the newest state; STS acts on the newest state that has propagated. */
  trust: History<TrustPolicy>;
}

export interface TrustPolicy extends InlinePolicy {
  /** The user or role that each ARN named when the policy was put. A later user of the same name is not trusted. */
  readonly meant: ReadonlyMap<string, User | Role>;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly createdAt: number;
  status: 'Active' | 'Inactive';
  /** The old and new values of `status`; absent until its first change. */
  statusHistory?: History<'Active' | 'Inactive'>;
  /** The answer to GetAccessKeyLastUsed. */
  lastUse?: { readonly at: number; readonly service: string; readonly region: string };
}

export interface RetiredKey {
  readonly user: User;
  readonly key: AccessKey;
  readonly deletedAt: number;
}

export interface InlinePolicy {
  /** The text as it was sent; GetUserPolicy returns the same characters. */
  readonly text: string;
  readonly document: PolicyDocument;
}

export interface ManagedPolicy {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly createdAt: number;
  readonly description: string | undefined;
  updatedAt: number;
  tags: Tags;
  /** By version id: `v1`. */
  readonly versions: Map<string, PolicyVersion>;
  /** Number of versions made so far: numbers of deleted versions are not used again. */
  versionsMade: number;
  /** IAM shows the newest state; the newest state that has propagated is in effect. */
  defaultVersion: History<PolicyVersion>;
}

export interface PolicyVersion extends InlinePolicy {
  readonly id: string;
  readonly createdAt: number;
}

type CredentialStatus = 'Active' | 'Inactive' | 'Expired';

export interface ServiceCredential {
  readonly id: string;
  readonly serviceName: string;
  readonly serviceUserName: string;
  readonly createdAt: number;
  readonly expiresAt: number | undefined;
  status: CredentialStatus;
}

export interface SshKey {
  readonly id: string;
  readonly body: string;
  readonly fingerprint: string;
  readonly uploadedAt: number;
  status: CredentialStatus;
}

export interface SigningCertificate {
  readonly id: string;
  readonly body: string;
  readonly uploadedAt: number;
  status: CredentialStatus;
}

export interface Group extends Holder {
  readonly kind: 'group';
  // UpdateGroup may change these three.
  name: string;
  path: string;
  arn: string;
  readonly members: Set<User>;
}

/** The account's root user. It has no name, and in the sandbox it cannot sign in: it only has devices. */
export interface RootUser {
  readonly kind: 'root';
  readonly arn: string;
  readonly createdAt: number;
}

export interface MfaDevice {
  readonly name: string;
  readonly serialNumber: string;
  readonly seed: Buffer;
  readonly createdAt: number;
  tags: Tags;
  /** The user of an enabled device, and when it was enabled. Only `assignDevice` changes this field. */
  enabled: { readonly user: User | RootUser; readonly at: number } | undefined;
  /** How many 30-second steps the phone's clock is ahead, learned from the last accepted pair of codes. */
  driftSteps: number;
  /** The step of the second code of the last accepted pair of codes. */
  lastPairStep: number;
  /** Steps whose code STS has accepted. STS accepts each code only once. */
  readonly usedSteps: Set<number>;
}

/** A device and its user, as STS knows them. */
export interface MfaBinding {
  readonly device: MfaDevice;
  readonly user: User;
  /** How many 30-second steps the phone's clock is ahead. */
  readonly driftSteps: number;
  /** The step of the second of the two codes with which this binding was made. */
  readonly pairStep: number;
  readonly madeAt: number;
}

export interface Session {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly token: string;
  readonly identity: User | Role;
  /** The name given when a role was assumed. */
  readonly sessionName: string | undefined;
  /** Session policies given to AssumeRole; empty without any. */
  readonly sessionPolicies: readonly NamedPolicy[];
  readonly sourceIdentity: string | undefined;
  /** Session tags; they replace the role's tags of the same key. */
  readonly tags: Tags;
  /** Lower-case keys of the transitive tags, which the next assumed role inherits. */
  readonly transitiveTagKeys: ReadonlySet<string>;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When the MFA code was verified, epoch milliseconds; absent without a code. */
  readonly mfaAt: number | undefined;
}

/** Who signed the request, and with which kind of credentials. */
export interface Caller {
  readonly identity: User | Role;
  /** The identity if it is a user. */
  readonly user: User | undefined;
  readonly session: Session | undefined;
  /**
   * The three states of the condition key `aws:MultiFactorAuthPresent`; it is absent from requests with an access key.
   */
  readonly mfa: 'absent' | 'false' | 'true';
  /** The ARN of the user, or `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` for the session of a role. */
  readonly arn: string;
  /** The id of the user, or `AROA...:SESSION` for the session of a role. */
  readonly userId: string;
}

/** Returns a user as a caller, with an access key or with temporary credentials. */
export function userCaller(user: User, session?: Session): Caller {
  const { arn, id: userId } = user;
  const withMfa = session?.mfaAt === undefined ? 'false' : 'true';
  return { identity: user, user, session, mfa: session ? withMfa : 'absent', arn, userId };
}

/** Returns the user or role of temporary credentials as a caller. */
export function sessionCaller(account: Account, session: Session): Caller {
  const { identity, sessionName } = session;
  if (identity.kind === 'user') return userCaller(identity, session);
  const arn = `arn:aws:sts::${account.id}:assumed-role/${identity.name}/${sessionName}`;
  // An MFA code counts only for the call of AssumeRole. Temporary credentials always have `aws:MultiFactorAuthPresent`
  // (IAM user guide), and for a role its value is false.
  return { identity, user: undefined, session, mfa: 'false', arn, userId: `${identity.id}:${sessionName}` };
}

/** Returns whether a user or role still exists. A later user or role with the same name does not count. */
export function isAlive(account: Account, identity: User | Role): boolean {
  const known = identity.kind === 'user' ? account.users : account.roles;
  return known.get(identity.name.toLowerCase()) === identity;
}

/** Enables a device for a user, or disables it with `undefined`. Updates `mfaDevices` of the old and the new user. */
export function assignDevice(device: MfaDevice, enabled: MfaDevice['enabled']): void {
  if (device.enabled?.user.kind === 'user') device.enabled.user.mfaDevices.delete(device);
  device.enabled = enabled;
  if (enabled?.user.kind === 'user') enabled.user.mfaDevices.add(device);
}
