import type { AwsCallView } from '../aws/view/view-types.ts';
import type { Screen } from '../slack/person/types.ts';
import { formIn, isOffered, isReported } from './press.ts';

/** The steps: test user, connect the phone, try without MFA, try with MFA, clean up. */
const STEPS = 5;

/**
 * Returns a function that gives the step of the demo from the screen and AWS's call log, for example `2/5`. The step
 * never decreases.
 */
export function createProgress(): (screen: Screen, calls: readonly AwsCallView[]) => string {
  let step = 1;
  return (screen, calls) => {
    step = Math.max(step, stepOf(screen, calls));
    return `${step}/${STEPS}`;
  };
}

function stepOf(screen: Screen, calls: readonly AwsCallView[]): number {
  const isDone = (name: string) => calls.some(({ operation, result }) => operation === name && result === 'allowed');
  if (isReported(screen) || isDone('DeleteUserPolicy') || isDone('DeleteUser')) return STEPS;
  if (isOffered(screen, 'enter-session-code') || formIn(screen, 'session-code')) return 4;
  if (isDone('EnableMFADevice')) return 3;
  return isOffered(screen, 'enter-codes') ? 2 : 1;
}
