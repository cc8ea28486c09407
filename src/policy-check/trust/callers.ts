import { type ContextEntry, contextOf, type Identity, type User } from '../identities.ts';
import { type Mentioned, mentionedIn } from './mentioned-users.ts';
import type { TrustPolicy, TrustStatement } from './trust-policy.ts';

/**
 * The identities for which a trust policy is judged: the credentials of an IAM user, with and without MFA. A role has
 * no MFA device, so `roleSession` is not among them.
 */
export const TRUST_IDENTITIES = [
  'accessKey',
  'sessionWithoutMfa',
  'sessionWithMfa',
] as const satisfies readonly Identity[];
export type TrustIdentity = (typeof TRUST_IDENTITIES)[number];

/**
 * A user to whom an Allow applies. If the Allow names an account, the caller is an invented user of it. For `*`, it is
 * an invented user of an account that the policy does not mention.
 */
export interface Caller {
  /** The principal as the policy names it. */
  readonly principal: string;
  readonly user: User;
  /** Condition keys for which the caller has an invented value, because the policy does not give one. */
  readonly assumed: readonly string[];
}

const NAME = 'participant';
const ID = 'AIDAEXAMPLEEXAMPLE';
const SESSION_NAME = 'sts:RoleSessionName';
const ASSUMED = ['aws:userid', SESSION_NAME];

/**
 * Returns the users whom Allow statements name, and those whom conditions mention if an Allow is about them, each user
 * once.
 */
export function callersOf(policy: TrustPolicy): Caller[] {
  const allowing = policy.Statement.filter(({ Effect }) => Effect === 'Allow');
  const somewhere = accountNotIn(policy);
  const named = allowing.flatMap(usersIn).map((principal) => callerNamed(principal, somewhere));
  const accounts = [...new Set(named.map(({ user }) => user.account))];
  const mentioned = mentionedIn(policy, accounts).map(callerMentioned);
  const reached = mentioned.filter((caller) => allowing.some((statement) => isAbout(statement, caller)));
  const all = [...named, ...reached];
  const isSame = (one: User, other: User) => one.arn === other.arn && one.id === other.id;
  return all.filter(({ user }, index) => all.findIndex((each) => isSame(each.user, user)) === index);
}

/** Returns true if the statement is about this caller: by name, by account, or as `*`. */
export function isAbout(statement: TrustStatement, { user }: Caller): boolean {
  return usersIn(statement).some((principal) => {
    if (principal === '*' || principal === user.arn || principal === user.id) return true;
    return accountIn(principal) === user.account;
  });
}

/** Returns the principals of a statement that are IAM users or can include IAM users. */
export function usersIn({ Principal }: TrustStatement): string[] {
  return [Principal.AWS ?? []]
    .flat()
    .filter((each) => each === '*' || accountIn(each) !== undefined || /:user\/|^AIDA/.test(each));
}

/** Returns the account if the principal is a whole account; otherwise `undefined`. */
export function accountIn(principal: string): string | undefined {
  return /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
}

/** Returns the context of a user's request to assume a role. */
export function callerContext({ user }: Caller, identity: TrustIdentity): ContextEntry[] {
  return [...contextOf(identity, user), { key: SESSION_NAME, type: 'string', values: [user.name] }];
}

function callerNamed(principal: string, somewhere: string): Caller {
  const partition = /^arn:([\w-]+):/.exec(principal)?.[1] ?? 'aws';
  const account = accountIn(principal);
  if (account !== undefined) return { principal, user: userOf(partition, account), assumed: ASSUMED };
  const [, owner, userName] = /::(\d{12}):user\/(.+)$/.exec(principal) ?? [];
  if (owner !== undefined) return { principal, user: userOf(partition, owner, userName), assumed: ASSUMED };
  const user = userOf(partition, somewhere);
  if (principal === '*') return { principal, user, assumed: [...ASSUMED, 'aws:PrincipalAccount'] };
  return { principal, user: { ...user, id: principal }, assumed: ['aws:PrincipalArn', 'aws:username', SESSION_NAME] };
}

function callerMentioned({ principal, partition, account, userName }: Mentioned): Caller {
  return { principal, user: userOf(partition, account, userName), assumed: ASSUMED };
}

/** Makes a user of this name; each wildcard in it becomes the letter x. */
function userOf(partition: string, account: string, pattern = NAME): User {
  const path = pattern.replaceAll(/[*?]/g, 'x');
  return {
    arn: `arn:${partition}:iam::${account}:user/${path}`,
    account,
    name: path.split('/').at(-1) ?? NAME,
    id: ID,
  };
}

/** Returns an account that the policy does not mention, for the principal `*`. */
function accountNotIn(policy: TrustPolicy): string {
  const text = JSON.stringify(policy);
  const examples = ['111122223333', '444455556666', '777788889999'];
  return examples.find((each) => !text.includes(each)) ?? '000011112222';
}
