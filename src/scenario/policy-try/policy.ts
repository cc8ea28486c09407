import { fitInline } from '../../shared/inline-policy.ts';
import { isoSeconds } from '../naming.ts';
import type { PolicyTryDemo } from './state.ts';

/** Denies everything from the deadline on, in epoch milliseconds: access ends there even if no bot runs any more. */
export function denyAfter(deadlineAt: number): object {
  const Condition = { DateGreaterThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) } };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition }] };
}

/** Says whether the user can have that policy besides the one that is tried. */
export function hasRoomForEnd({ state, deadlineAt }: PolicyTryDemo): boolean {
  return fitInline(state.policy, JSON.stringify(denyAfter(deadlineAt)));
}

/** Lets this user assume the role, without MFA: in one account the trust policy alone is enough. */
export function trustInUser(userArn: string): object {
  const statement = { Sid: 'TheUser', Effect: 'Allow', Principal: { AWS: userArn }, Action: 'sts:AssumeRole' };
  return { Version: '2012-10-17', Statement: [statement] };
}
