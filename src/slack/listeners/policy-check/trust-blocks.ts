import type { KnownBlock } from '@slack/types';
import { insideWithoutMfa, type JudgedCaller, type TrustDetails } from '../../../policy-check/policy-report.ts';
import { accountIn } from '../../../policy-check/trust/callers.ts';
import { context, section } from '../../messages/blocks.ts';
import { code } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

const MOST_CALLERS = 6;

/**
 * Returns the sentence that names the checked callers. These are the callers that the policy might let assume the role.
 */
export function trustQuestion({ callers }: TrustDetails, { trust }: Text['policyCheck']): string {
  return trust.asked(listed(callers, trust));
}

/**
 * Says which of several callers can assume the role without MFA, which statements of the policy were not checked, and
 * how the check was made.
 */
export function trustBlocks(details: TrustDetails, { trust }: Text['policyCheck']): KnownBlock[] {
  const { callers } = details;
  const inside = insideWithoutMfa(details);
  return [
    ...(callers.length > 1 && inside.length > 0 ? [context(trust.gotIn(listed(inside, trust)))] : []),
    ...leftOutBlocks(details, trust),
    context(trust.simulated),
  ];
}

/** Returns the blocks that are shown instead of a verdict if no Allow statement names users. */
export function noUsersBlocks(details: TrustDetails, { trust }: Text['policyCheck']): KnownBlock[] {
  return [section(trust.noUsers), ...leftOutBlocks(details, trust)];
}

function leftOutBlocks({ leftOut }: TrustDetails, trust: Text['policyCheck']['trust']): KnownBlock[] {
  return leftOut.length > 0 ? [context(trust.leftOut(leftOut.join(', ')))] : [];
}

function listed(callers: readonly JudgedCaller[], trust: Text['policyCheck']['trust']): string {
  const names = callers.slice(0, MOST_CALLERS).map(({ principal }) => nameOf(principal, trust));
  return [...names, ...(callers.length > MOST_CALLERS ? ['…'] : [])].join(', ');
}

function nameOf(principal: string, trust: Text['policyCheck']['trust']): string {
  if (principal === '*') return trust.anybody;
  const account = accountIn(principal);
  return account === undefined ? code(principal) : trust.account(account);
}
