import { type AssumeRoleDemo, answerTo, isProved, type Stage } from '../../../scenario/assume-role/state.ts';
import type { Text } from '../../text/en.ts';

/** Says what is happening and why, in one paragraph for each thought. */
export function explanationOf({ stage, state, lastRefusal }: AssumeRoleDemo, text: Text): string[] {
  const { assumeRole, sessionToken, resync } = text;
  switch (stage as Stage) {
    case 'preparing':
      return [assumeRole.preparing];
    case 'awaiting-enrollment':
      return [sessionToken.scan];
    case 'enrolling':
      return [state.enrolledAt === undefined ? sessionToken.connecting : assumeRole.without];
    case 'awaiting-session-code':
      if (lastRefusal !== undefined) return [assumeRole.exchange];
      return [state.resyncedAt === undefined ? assumeRole.deniedTwice : resync.done, assumeRole.exchange];
    case 'awaiting-resync':
      return [resync.yourTurn];
    case 'resyncing':
      return [resync.working];
    case 'proving':
      return [isInside(state) ? assumeRole.inside : assumeRole.proving];
    case 'proved':
      return [isProved(state) ? assumeRole.compare : assumeRole.onlyDenied];
  }
}

/** Returns the end of the headline while the lesson runs. */
export function doingNow({ stage, state }: AssumeRoleDemo, { assumeRole: { doing } }: Text): string {
  if (stage === 'enrolling') return state.enrolledAt === undefined ? doing.connecting : doing.without;
  if (stage === 'proving' || stage === 'proved') return isInside(state) ? doing.inside : doing.proving;
  return doing[stage as Exclude<Stage, 'enrolling' | 'proving' | 'proved'>];
}

/** Whether the role was assumed. */
export function isInside(state: AssumeRoleDemo['state']): boolean {
  return answerTo('with-code', state) !== undefined;
}
