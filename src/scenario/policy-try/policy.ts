import { fitInline } from '../../shared/inline-policy.ts';
import { isoSeconds } from '../naming.ts';
import type { PolicyTryDemo } from './state.ts';

/**
 * Returns a policy that denies everything after `deadlineAt` (epoch milliseconds), so that access ends even if no bot
 * runs then.
 */
export function denyAfter(deadlineAt: number): object {
  const Condition = { DateGreaterThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) } };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition }] };
}

/**
 * Returns whether the user's inline policies have room for the policy of `denyAfter` and the tested policy together.
 */
export function hasRoomForEnd({ state, deadlineAt }: PolicyTryDemo): boolean {
  return fitInline(state.policy, JSON.stringify(denyAfter(deadlineAt)));
}

/**
 * Returns a trust policy that lets this user assume the role without MFA. The user and the role are in one account, so
 * the user needs no other permission for this.
 */
export function trustInUser(userArn: string): object {
  const statement = { Sid: 'TheUser', Effect: 'Allow', Principal: { AWS: userArn }, Action: 'sts:AssumeRole' };
  return { Version: '2012-10-17', Statement: [statement] };
}
