import { isSameKey } from '../identities.ts';
import type { TrustPolicy } from './trust-policy.ts';

/** A user, or a whole account, that the conditions of a policy treat in a way of their own. */
export interface Mentioned {
  /** As the policy writes it where it does, with its wildcards. */
  readonly principal: string;
  readonly partition: string;
  readonly account: string;
  /** With its path, if it has one; absent for any user of the account. */
  readonly userName?: string | undefined;
}

/**
 * The users whom conditions on `aws:PrincipalArn`, `aws:username` and `aws:PrincipalAccount` mention: a Deny may spare them, and an
 * Allow may be about them alone.
 * @param accounts where a user can be of whom only the name is said
 */
export function mentionedIn(policy: TrustPolicy, accounts: readonly string[]): Mentioned[] {
  const said = (key: string) => valuesOf(policy, key);
  const named = said('aws:username').flatMap((userName) =>
    accounts.map((account) => ({ principal: `arn:aws:iam::${account}:user/${userName}`, account, userName })),
  );
  const ofAccounts = said('aws:PrincipalAccount').map((account) => ({ principal: account, account }));
  return [
    ...said('aws:PrincipalArn').flatMap((arn) => byArn(arn, accounts)),
    ...[...named, ...ofAccounts]
      .filter(({ account }) => /^\d{12}$/.test(account))
      .map((each) => ({ ...each, partition: 'aws' })),
  ];
}

function byArn(arn: string, accounts: readonly string[]): Mentioned[] {
  const [, partition = 'aws', account = '', rest = ''] = /^arn:([^:]+):iam::(\d{12}|\*):(.+)$/.exec(arn) ?? [];
  const owners = account === '*' ? accounts : [account];
  const userName = /^user\/(.+)$/.exec(rest)?.[1];
  if (userName === undefined && !/^[*]|^user[*]/.test(rest)) return [];
  return owners.map((owner) => ({ principal: arn, partition, account: owner, userName }));
}

/** Policy variables stand for what each caller has anyhow. */
function valuesOf({ Statement }: TrustPolicy, key: string): string[] {
  const tests = Statement.flatMap(({ Condition = {} }) => Object.values(Condition).flatMap(Object.entries));
  const all = tests.filter(([name]) => isSameKey(name, key)).flatMap(([, values]) => values);
  return [...new Set(all.map(String))].filter((value) => !value.includes('$'));
}
