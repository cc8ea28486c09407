import { insideWithoutMfa, type JudgedCaller, type TrustDetails } from '../policy-report.ts';
import { accountIn } from '../trust/callers.ts';

/** British English puts no comma before the "and". */
const LIST = new Intl.ListFormat('en-GB');

/** Returns the question about a trust policy, with the users for whom it was checked. */
export function trustQuestion({ callers }: TrustDetails): string {
  const who = callers.length === 0 ? '' : `, checked for ${listed(callers)}`;
  return `who may assume the role (sts:AssumeRole)${who}`;
}

export const NO_USERS =
  'No Allow of this trust policy names IAM users, so there was nobody to check. Roles, services and federated identities have no MFA device.';

/** Names the users who are allowed without MFA, if several users were checked. */
export function whoGetsIn(details: TrustDetails): string | undefined {
  const inside = insideWithoutMfa(details);
  return details.callers.length < 2 || inside.length === 0 ? undefined : `Allowed without MFA: ${listed(inside)}.`;
}

export function leftOutWords({ leftOut, callers }: TrustDetails): string | undefined {
  if (leftOut.length === 0) return undefined;
  const lines = `${leftOut.length === 1 ? 'line' : 'lines'} ${LIST.format(leftOut.map(String))}`;
  const why = callers.length === 0 ? '' : ', which have no MFA device';
  return `Not checked: ${lines}, with only roles, services or federated identities${why}.`;
}

function listed(callers: readonly JudgedCaller[]): string {
  return LIST.format(callers.map(({ principal }) => nameOf(principal)));
}

function nameOf(principal: string): string {
  if (principal === '*') return 'a user of any account';
  const account = accountIn(principal);
  return account === undefined ? principal : `a user of the account ${account}`;
}
