import { insideWithoutMfa, type JudgedCaller, type TrustDetails } from '../policy-report.ts';
import { accountIn } from '../trust/callers.ts';

/** British, without a comma before the last word. */
const LIST = new Intl.ListFormat('en-GB');

/** What is asked of a trust policy, and for whom. */
export function trustQuestion({ callers }: TrustDetails): string {
  const who = callers.length === 0 ? '' : `, asked for ${listed(callers)}`;
  return `who may assume the role (sts:AssumeRole)${who}`;
}

export const NO_USERS =
  'No Allow of this trust policy names IAM users, so nobody was asked about. Roles, services and federated identities have no MFA device.';

/** Which of several callers get in without MFA. */
export function whoGetsIn(details: TrustDetails): string | undefined {
  const inside = insideWithoutMfa(details);
  return details.callers.length < 2 || inside.length === 0 ? undefined : `Who gets in without MFA: ${listed(inside)}.`;
}

export function leftOutWords({ leftOut, callers }: TrustDetails): string | undefined {
  if (leftOut.length === 0) return undefined;
  const lines = `${leftOut.length === 1 ? 'line' : 'lines'} ${LIST.format(leftOut.map(String))}`;
  const why = callers.length === 0 ? '' : ', which have no MFA device';
  return `Left out: ${lines}, with only roles, services or federated identities${why}.`;
}

function listed(callers: readonly JudgedCaller[]): string {
  return LIST.format(callers.map(({ principal }) => nameOf(principal)));
}

function nameOf(principal: string): string {
  if (principal === '*') return 'a user of any account';
  const account = accountIn(principal);
  return account === undefined ? principal : `a user of the account ${account}`;
}
