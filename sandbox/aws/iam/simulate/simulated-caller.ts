import { principalKeys } from '../../account/global-context.ts';
import type { Account, PolicyHolder } from '../../account/state.ts';
import { noSuchEntity } from '../../operation/errors.ts';
import type { Principal } from '../../policy/principals.ts';
import { invalidInput } from './simulate-input.ts';

/** The caller of the simulated requests. */
export interface SimulatedCaller {
  readonly principal: Principal;
  readonly keys: ReturnType<typeof principalKeys>;
}

/** Returns the user, group or role with an ARN. @throws InvalidInput, NoSuchEntity */
export function policySourceOf(account: Account, arn: string): PolicyHolder {
  const [, accountId, kind, name = ''] = /^arn:aws:iam::(\d*):(user|group|role)\/(?:[^/]+\/)*([^/]+)$/.exec(arn) ?? [];
  if (kind === undefined) {
    throw invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  }
  const known = { user: account.users, group: account.groups, role: account.roles }[kind as PolicyHolder['kind']];
  const holder = known.get(name.toLowerCase());
  const isMeant = holder && (holder.arn === arn || accountId === '');
  if (!isMeant) throw noSuchEntity(`The ${kind} with name ${name} cannot be found.`);
  return holder;
}

/**
 * Returns the caller that `callerArn` names; this user need not exist. Without `callerArn`, returns the user or role
 * whose policies are simulated, or `undefined` if there is none.
 * @throws InvalidInput
 */
export function simulatedCaller(
  account: Account,
  callerArn: string | undefined,
  source: PolicyHolder | undefined,
): SimulatedCaller | undefined {
  if (callerArn !== undefined) return callerOf(account, callerArn);
  return source === undefined || source.kind === 'group' ? undefined : knownCaller(account, source);
}

function callerOf(account: Account, arn: string): SimulatedCaller {
  const [, accountId, name = ''] = /^arn:aws:iam::(\d{12}):user\/(?:[^/]+\/)*([^/]+)$/.exec(arn) ?? [];
  if (accountId === undefined) throw invalidInput(`Invalid caller ARN: ${arn} is not the ARN of an IAM user.`);
  if (accountId !== account.id) throw invalidInput('The sandbox simulates calls within one account.');
  const user = account.users.get(name.toLowerCase());
  if (user?.arn === arn) return knownCaller(account, user);
  const keys: SimulatedCaller['keys'] = [
    ['aws:PrincipalArn', arn],
    ['aws:PrincipalAccount', account.id],
    ['aws:PrincipalType', 'User'],
    ['aws:username', name],
  ];
  return { principal: { arn, id: arn, accountId }, keys };
}

function knownCaller(account: Account, identity: Exclude<PolicyHolder, { kind: 'group' }>): SimulatedCaller {
  const { arn, id, kind } = identity;
  const principal = { arn, roleArn: kind === 'role' ? arn : undefined, id, accountId: account.id };
  return { principal, keys: principalKeys(account, identity, id) };
}
