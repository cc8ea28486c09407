import type { PolicyDocument } from './policy/parse.ts';
import type { History } from './propagation.ts';

export type Tags = Readonly<Record<string, string>>;

/** One AWS account: everything the embedded AWS knows. Changed only by the operations. */
export interface Account {
  readonly id: string;
  readonly region: 'us-east-1';
  readonly propagationMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** By name. */
  readonly buckets: Map<string, Bucket>;
  /** By lower-case name: IAM does not let two names differ in case alone. */
  readonly users: Map<string, User>;
  /** Access key id -> its user. */
  readonly keyOwners: Map<string, User>;
  /** By lower-case device name, whatever the path. */
  readonly mfaDevices: Map<string, MfaDevice>;
  /** Customer managed policies by ARN. */
  readonly managedPolicies: Map<string, ManagedPolicy>;
  readonly groups: Map<string, Group>;
  /** By access key id. */
  readonly sessions: Map<string, Session>;
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

export interface User {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly boundaryArn: string | undefined;
  tags: Tags;
  loginProfileCreatedAt: number | undefined;
  readonly accessKeys: AccessKey[];
  readonly inlinePolicies: Map<string, History<InlinePolicy>>;
  /** By policy ARN. */
  readonly attachedPolicies: Map<string, History<string>>;
  readonly serviceCredentials: Map<string, ServiceCredential>;
  readonly sshKeys: Map<string, { readonly id: string; readonly uploadedAt: number }>;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly createdAt: number;
  status: 'Active' | 'Inactive';
}

export interface InlinePolicy {
  /** As it was sent: GetUserPolicy gives back the same characters. */
  readonly text: string;
  readonly document: PolicyDocument;
}

export interface ManagedPolicy extends InlinePolicy {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly createdAt: number;
}

export interface ServiceCredential {
  readonly id: string;
  readonly serviceName: string;
  readonly createdAt: number;
}

export interface Group {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly members: Set<User>;
}

export interface MfaDevice {
  readonly name: string;
  readonly serialNumber: string;
  readonly seed: Buffer;
  readonly createdAt: number;
  tags: Tags;
  enabled: { readonly user: User; readonly at: number } | undefined;
  /** How many steps the phone's clock is ahead, learned from the last accepted pair. */
  driftSteps: number;
  /** The step of the second code of the last accepted pair. */
  lastPairStep: number;
  /** Steps whose code has bought a session: each code works once. */
  readonly usedSteps: Set<number>;
}

export interface Session {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly token: string;
  readonly user: User;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When the code was checked; absent for a session bought without one. */
  readonly mfaAt: number | undefined;
}

/** Who signed the request, and with how much proof. */
export interface Caller {
  readonly user: User;
  readonly session: Session | undefined;
  /** The three states of `aws:MultiFactorAuthPresent`; a long-term key does not carry the key at all. */
  readonly mfa: 'absent' | 'false' | 'true';
}

export function isAlive(account: Account, user: User): boolean {
  return account.users.get(user.name.toLowerCase()) === user;
}

export function devicesOf(account: Account, user: User): MfaDevice[] {
  return [...account.mfaDevices.values()].filter((device) => device.enabled?.user === user);
}
