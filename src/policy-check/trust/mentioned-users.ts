import { isSameKey } from '../identities.ts';
import type { TrustPolicy } from './trust-policy.ts';

/** A user, or a whole account, that a condition of the policy names. */
export interface Mentioned {
  /** The value as written in the policy, with its wildcards; for `aws:username`, the ARN of a user with this name. */
  readonly principal: string;
  readonly partition: string;
  readonly account: string;
  /** The user's path (if there is one) and name. Absent if the value matches any user of the account. */
  readonly userName?: string | undefined;
}

/**
 * Returns the users and accounts that conditions on `aws:PrincipalArn`, `aws:username` and `aws:PrincipalAccount` name.
 * They must be judged too, because a Deny may exclude them, or an Allow may be only about them.
 * @param accounts the accounts to assume for a user if the condition does not give an account
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

/** Returns the values that conditions test for this key. Skips policy variables, because every caller matches them. */
function valuesOf({ Statement }: TrustPolicy, key: string): string[] {
  const tests = Statement.flatMap(({ Condition = {} }) => Object.values(Condition).flatMap(Object.entries));
  const all = tests.filter(([name]) => isSameKey(name, key)).flatMap(([, values]) => values);
  return [...new Set(all.map(String))].filter((value) => !value.includes('$'));
}
