import { holesIn } from '../holes.ts';
import { demandMfa, isMfaDenial, rewrite } from '../repair.ts';
import { usersIn } from './callers.ts';
import type { CallerJudgement } from './judge-callers.ts';
import type { TrustPolicy, TrustStatement } from './trust-policy.ts';

/**
 * Repairs a trust policy that allows users without MFA. Each attempt is judged: first the MFA conditions are written as
 * AWS recommends; if that is not enough, each Allow for users demands MFA; at last, if all Allow statements name only
 * users, the Deny statements with MFA conditions are removed too. Roles, services and federated identities keep their
 * permissions.
 * @returns the first attempt that denies everybody without MFA, and allows with MFA everybody who was allowed before;
 * undefined when there is none
 */
export async function repairTrust(
  policy: TrustPolicy,
  before: readonly CallerJudgement[],
  judgeIt: (policy: TrustPolicy) => Promise<readonly CallerJudgement[]>,
): Promise<TrustPolicy | undefined> {
  const allowsOthers = policy.Statement.some((each) => each.Effect === 'Allow' && othersIn(each) !== undefined);
  for (const Statement of attemptsFor(policy.Statement, allowsOthers)) {
    const attempt = { ...policy, Statement };
    const after = await judgeIt(attempt);
    if (isTight(before, after)) return attempt;
  }
  return undefined;
}

function attemptsFor(statements: readonly TrustStatement[], allowsOthers: boolean): TrustStatement[][] {
  const mayDeny = (each: TrustStatement) => !allowsOthers || reachesOnlyNamedUsers(each);
  const denials = (each: TrustStatement) => (isMfaDenial(each) && mayDeny(each) ? rewrite(each) : [each]);
  const ofUsers = (change: (each: TrustStatement) => TrustStatement[]) => (each: TrustStatement) =>
    each.Effect === 'Allow' ? splitByUsers(each, change) : [each];
  const recommended = ofUsers(rewrite);
  const demanding = ofUsers((each) => [demandMfa(each)]);
  const attempts = [
    statements.flatMap(recommended).flatMap(denials),
    statements.flatMap(demanding),
    statements.flatMap(demanding).flatMap(denials),
  ];
  const withoutDenials = statements.flatMap(demanding).filter((each) => !isMfaDenial(each));
  return allowsOthers ? attempts : [...attempts, withoutDenials];
}

/**
 * Changes an Allow, but only for users. If the statement also names other principals and the change makes a difference,
 * the other principals get an unchanged statement.
 */
function splitByUsers(statement: TrustStatement, change: (each: TrustStatement) => TrustStatement[]): TrustStatement[] {
  const users = usersIn(statement);
  if (users.length === 0) return [statement];
  const others = othersIn(statement);
  if (!others) return change(statement);
  const changed = change({ ...statement, Principal: { AWS: users } });
  const isChanged = changed.some(({ Condition }) => JSON.stringify(Condition) !== JSON.stringify(statement.Condition));
  return isChanged ? [...changed, { ...statement, Sid: undefined, Principal: others }] : [statement];
}

/** Returns the principals of a statement that are not users. */
function othersIn(statement: TrustStatement): TrustStatement['Principal'] | undefined {
  const { AWS = [], ...rest } = statement.Principal;
  const users = usersIn(statement);
  const roles = [AWS].flat().filter((each) => !users.includes(each));
  if (roles.length === 0 && Object.keys(rest).length === 0) return undefined;
  return { ...(roles.length > 0 && { AWS: roles }), ...rest };
}

function reachesOnlyNamedUsers(statement: TrustStatement): boolean {
  return othersIn(statement) === undefined && usersIn(statement).every((each) => each.includes(':user/'));
}

/** Returns true if nobody is allowed without MFA, and everybody who was allowed before is allowed with MFA. */
function isTight(before: readonly CallerJudgement[], after: readonly CallerJudgement[]): boolean {
  return after.every(({ judgement, policy }, index) => {
    const gotIn = Object.values(before[index]?.judgement ?? {}).some(({ isAllowed }) => isAllowed);
    return holesIn(judgement, policy.Statement).length === 0 && (judgement.sessionWithMfa.isAllowed || !gotIn);
  });
}
