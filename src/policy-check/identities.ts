/** The kinds of credentials that a request can be signed with, by their MFA state. */
export const IDENTITIES = [
  'accessKey',
  'sessionWithoutMfa',
  'sessionWithMfa',
  'sessionWithOldMfa',
  'roleSession',
] as const;
export type Identity = (typeof IDENTITIES)[number];

export const MFA_PRESENT = 'aws:MultiFactorAuthPresent';
export const MFA_AGE = 'aws:MultiFactorAuthAge';

/** Compares two condition keys, ignoring upper and lower case, as AWS does. */
export function isSameKey(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The age of a fresh code, in seconds. */
const FRESH_S = 40;
/** The age of an old code, in seconds: the default lifetime of credentials from GetSessionToken. */
const OLD_S = 43_200;

/** One context key of a request, as the policy simulator takes it. */
export interface ContextEntry {
  readonly key: string;
  readonly type: 'string' | 'boolean' | 'numeric' | 'date';
  readonly values: readonly string[];
}

/**
 * The context keys about MFA in a request of each identity. A request with an access key contains none. Temporary
 * credentials always carry `aws:MultiFactorAuthPresent`. For the session of a role it is false, even if the role was
 * assumed with MFA.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
const MFA: Readonly<Record<Identity, readonly ContextEntry[]>> = {
  accessKey: [],
  sessionWithoutMfa: [present(false)],
  sessionWithMfa: [present(true), age(FRESH_S)],
  sessionWithOldMfa: [present(true), age(OLD_S)],
  roleSession: [present(false)],
};

/** An IAM user. */
export interface User {
  readonly arn: string;
  readonly account: string;
  readonly name: string;
  /** The user's unique id, for example `AIDAEXAMPLEEXAMPLE`; AWS never uses it again. */
  readonly id: string;
}

const ACCOUNT = '111122223333';
const PARTICIPANT: User = {
  arn: `arn:aws:iam::${ACCOUNT}:user/participant`,
  account: ACCOUNT,
  name: 'participant',
  id: 'AIDAEXAMPLEEXAMPLE',
};

/** Returns the context keys of a request by this identity of the user, or by the session of a role `participant`. */
export function contextOf(identity: Identity, user: User = PARTICIPANT): ContextEntry[] {
  const isRole = identity === 'roleSession';
  const who = isRole
    ? [
        text('aws:PrincipalArn', `arn:aws:iam::${ACCOUNT}:role/participant`),
        text('aws:PrincipalType', 'AssumedRole'),
        text('aws:userid', 'AROAEXAMPLEEXAMPLE:participant'),
      ]
    : [
        text('aws:PrincipalArn', user.arn),
        text('aws:PrincipalType', 'User'),
        text('aws:userid', user.id),
        text('aws:username', user.name),
      ];
  return [
    ...MFA[identity],
    ...who,
    text('aws:PrincipalAccount', user.account),
    { key: 'aws:SecureTransport', type: 'boolean', values: ['true'] },
    { key: 'aws:ViaAWSService', type: 'boolean', values: ['false'] },
  ];
}

function present(value: boolean): ContextEntry {
  return { key: MFA_PRESENT, type: 'boolean', values: [String(value)] };
}

function age(seconds: number): ContextEntry {
  return { key: MFA_AGE, type: 'numeric', values: [String(seconds)] };
}

function text(key: string, value: string): ContextEntry {
  return { key, type: 'string', values: [value] };
}
