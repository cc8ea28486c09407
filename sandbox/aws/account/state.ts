import type { NamedPolicy } from '../policy/evaluate.ts';
import type { PolicyDocument } from '../policy/parse.ts';
import type { History } from './propagation.ts';

export type Tags = Readonly<Record<string, string>>;

/** One AWS account: everything the embedded AWS knows. Changed only by the operations. */
export interface Account {
  readonly id: string;
  /** The name that stands for the account in its sign-in address. */
  alias: string | undefined;
  readonly propagationMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** By name. */
  readonly buckets: Map<string, Bucket>;
  /** By lower-case name: IAM does not let two names differ in case alone. */
  readonly users: Map<string, User>;
  /** By lower-case name. */
  readonly roles: Map<string, Role>;
  /** Access key id -> its user. */
  readonly keyOwners: Map<string, User>;
  /** Deleted keys by id, the oldest first: the rest of AWS takes them a little longer. */
  readonly retiredKeys: Map<string, RetiredKey>;
  /** By lower-case device name, whatever the path. */
  readonly mfaDevices: Map<string, MfaDevice>;
  /** Customer managed policies by lower-case name, whatever the path. */
  readonly managedPolicies: Map<string, ManagedPolicy>;
  readonly groups: Map<string, Group>;
  /** By access key id. */
  readonly sessions: Map<string, Session>;
  /** By serial number: what STS knows, a while after IAM; a device that is gone stays until STS has heard of it. */
  readonly mfaBindings: Map<string, History<MfaBinding>>;
  /** Verifications of session codes per device ARN, in its latest three-minute window. */
  readonly codeAttempts: Map<string, { window: number; count: number }>;
  /** Lower-case user name -> when a user of that name was deleted. */
  readonly userNamesFreedAt: Map<string, number>;
}

export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly createdAt: number;
}

/** What users, roles and groups have in common: policies are put on them and attached to them. */
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

/** Users and roles: policies say what they may do. */
interface Principal extends Holder {
  /** As IAM shows it. */
  boundaryArn: string | undefined;
  /** Since the boundary was changed for the first time: what the rest of AWS acts on. */
  boundaryHistory?: History<string>;
  tags: Tags;
}

export interface User extends Principal {
  readonly kind: 'user';
  // UpdateUser may change these three; everything that belongs to the user follows.
  name: string;
  path: string;
  arn: string;
  loginProfile: { readonly createdAt: number; resetRequired: boolean } | undefined;
  readonly accessKeys: AccessKey[];
  readonly groups: Set<Group>;
  /** Enabled ones. */
  readonly mfaDevices: Set<MfaDevice>;
  readonly serviceCredentials: Map<string, ServiceCredential>;
  readonly sshKeys: Map<string, SshKey>;
  readonly certificates: Map<string, SigningCertificate>;
}

export interface Role extends Principal {
  readonly kind: 'role';
  description: string | undefined;
  /** The longest session this role gives out. */
  maxSessionSeconds: number;
  /** The newest is what IAM shows; STS acts on the one that has settled. */
  trust: History<TrustPolicy>;
}

export interface TrustPolicy extends InlinePolicy {
  /** Who was meant by each ARN when the policy was put: whoever gets that name later is somebody else. */
  readonly meant: ReadonlyMap<string, User | Role>;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly createdAt: number;
  status: 'Active' | 'Inactive';
  /** Since the status was changed for the first time: what the rest of AWS acts on. */
  statusHistory?: History<'Active' | 'Inactive'>;
  /** For GetAccessKeyLastUsed. */
  lastUse?: { readonly at: number; readonly service: string; readonly region: string };
}

export interface RetiredKey {
  readonly user: User;
  readonly key: AccessKey;
  readonly deletedAt: number;
}

export interface InlinePolicy {
  /** As it was sent: GetUserPolicy gives back the same characters. */
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
  /** Numbers of deleted versions do not come back. */
  versionsMade: number;
  /** The newest is what IAM shows; the one that has settled decides. */
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

export interface MfaDevice {
  readonly name: string;
  readonly serialNumber: string;
  readonly seed: Buffer;
  readonly createdAt: number;
  tags: Tags;
  /** Set by `assignDevice` alone. */
  enabled: { readonly user: User; readonly at: number } | undefined;
  /** How many steps the phone's clock is ahead, learned from the last accepted pair. */
  driftSteps: number;
  /** The step of the second code of the last accepted pair. */
  lastPairStep: number;
  /** Steps whose code has bought a session: each code works once. */
  readonly usedSteps: Set<number>;
}

/** Whose codes a device makes, as STS knows it. */
export interface MfaBinding {
  readonly device: MfaDevice;
  readonly user: User;
  /** How many steps the phone's clock is ahead. */
  readonly driftSteps: number;
  /** The step of the second code of the pair that made this binding. */
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
  /** What the assumer narrowed the role's permissions with; empty when nothing. */
  readonly sessionPolicies: readonly NamedPolicy[];
  readonly sourceIdentity: string | undefined;
  /** Session tags; they go before those of the role. */
  readonly tags: Tags;
  /** Lower-case keys of the tags that stay when the next role is assumed. */
  readonly transitiveTagKeys: ReadonlySet<string>;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When the code was checked; absent for a session bought without one. */
  readonly mfaAt: number | undefined;
}

/** Who signed the request, and with how much proof. */
export interface Caller {
  readonly identity: User | Role;
  /** The identity, when it is a user. */
  readonly user: User | undefined;
  readonly session: Session | undefined;
  /** The three states of `aws:MultiFactorAuthPresent`; a long-term key does not carry the key at all. */
  readonly mfa: 'absent' | 'false' | 'true';
  /** For a role `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`. */
  readonly arn: string;
  /** For a role `AROA...:SESSION`. */
  readonly userId: string;
}

export function userCaller(user: User, session?: Session): Caller {
  const { arn, id: userId } = user;
  const withMfa = session?.mfaAt === undefined ? 'false' : 'true';
  return { identity: user, user, session, mfa: session ? withMfa : 'absent', arn, userId };
}

export function sessionCaller(account: Account, session: Session): Caller {
  const { identity, sessionName } = session;
  if (identity.kind === 'user') return userCaller(identity, session);
  const arn = `arn:aws:sts::${account.id}:assumed-role/${identity.name}/${sessionName}`;
  // A code counts while a role is assumed. Temporary credentials always carry the key (IAM user guide), and for a role it is false.
  return { identity, user: undefined, session, mfa: 'false', arn, userId: `${identity.id}:${sessionName}` };
}

export function isAlive(account: Account, identity: User | Role): boolean {
  const known = identity.kind === 'user' ? account.users : account.roles;
  return known.get(identity.name.toLowerCase()) === identity;
}

/** Enables a device for a user, or for nobody: both know of each other. */
export function assignDevice(device: MfaDevice, enabled: MfaDevice['enabled']): void {
  device.enabled?.user.mfaDevices.delete(device);
  device.enabled = enabled;
  enabled?.user.mfaDevices.add(device);
}
