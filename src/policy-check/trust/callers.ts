import { type ContextEntry, contextOf, type Identity, type User } from '../identities.ts';
import { type Mentioned, mentionedIn } from './mentioned-users.ts';
import type { TrustPolicy, TrustStatement } from './trust-policy.ts';

/** The identities that can assume a role with or without MFA of their own. A role has no MFA device. */
export const TRUST_IDENTITIES = [
  'accessKey',
  'sessionWithoutMfa',
  'sessionWithMfa',
] as const satisfies readonly Identity[];
export type TrustIdentity = (typeof TRUST_IDENTITIES)[number];

/** A user whom an Allow reaches; for an account, or for everybody, one user of whom the policy says nothing more. */
export interface Caller {
  /** As the policy names them. */
  readonly principal: string;
  readonly user: User;
  /** Condition keys of which the caller has a value that the policy does not say. */
  readonly assumed: readonly string[];
}

const NAME = 'participant';
const ID = 'AIDAEXAMPLEEXAMPLE';
const SESSION_NAME = 'sts:RoleSessionName';
const ASSUMED = ['aws:userid', SESSION_NAME];

/** The users whom the Allow statements name or whom conditions mention, each once. */
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

/** Says whether the statement is about this caller, by name, by account or as everybody. */
export function isAbout(statement: TrustStatement, { user }: Caller): boolean {
  return usersIn(statement).some((principal) => {
    if (principal === '*' || principal === user.arn || principal === user.id) return true;
    return accountIn(principal) === user.account;
  });
}

/** The principals of a statement that are IAM users, or can be. */
export function usersIn({ Principal }: TrustStatement): string[] {
  return [Principal.AWS ?? []]
    .flat()
    .filter((each) => each === '*' || accountIn(each) !== undefined || /:user\/|^AIDA/.test(each));
}

/** Returns the account that is named as a whole. */
export function accountIn(principal: string): string | undefined {
  return /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
}

/** The context of a request to assume a role by the credentials of a user. */
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

/** In place of a wildcard stands a letter. */
function userOf(partition: string, account: string, pattern = NAME): User {
  const path = pattern.replaceAll(/[*?]/g, 'x');
  return {
    arn: `arn:${partition}:iam::${account}:user/${path}`,
    account,
    name: path.split('/').at(-1) ?? NAME,
    id: ID,
  };
}

/** An account of which the policy says nothing, for everybody. */
function accountNotIn(policy: TrustPolicy): string {
  const text = JSON.stringify(policy);
  const examples = ['111122223333', '444455556666', '777788889999'];
  return examples.find((each) => !text.includes(each)) ?? '000011112222';
}
