import { answerTo, type MfaAgeDemo, type Stage } from '../../../scenario/mfa-age/state.ts';
import { tooOldAt } from '../../../scenario/mfa-age/steps/attempts.ts';
import { secondOfDay } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

/** Says what is happening and why, in one paragraph for each thought. */
export function explanationOf({ stage, state, lastRefusal }: MfaAgeDemo, text: Text): string[] {
  const { mfaAge, sessionToken, resync } = text;
  const wasAllowed = answerTo('new-code', state)?.outcome === 'allowed';
  switch (stage as Stage) {
    case 'preparing':
      return [mfaAge.preparing];
    case 'awaiting-enrollment':
      return [sessionToken.scan];
    case 'enrolling':
      return [state.enrolledAt === undefined ? sessionToken.connecting : mfaAge.without];
    case 'awaiting-session-code':
      if (lastRefusal !== undefined) return [mfaAge.exchange];
      return [state.resyncedAt === undefined ? mfaAge.deniedKey : resync.done, mfaAge.exchange];
    case 'awaiting-resync':
      return [resync.yourTurn];
    case 'resyncing':
      return [resync.working];
    case 'proving':
      return [mfaAge.proving];
    case 'aging':
      if (!wasAllowed || !state.session) return [mfaAge.proving];
      return [mfaAge.allowedYoung, mfaAge.waiting(secondOfDay(tooOldAt(state.session)))];
    case 'awaiting-next-code':
      if (lastRefusal !== undefined) return [mfaAge.nextCode];
      return [wasAllowed ? mfaAge.deniedOld : mfaAge.onlyDenied, mfaAge.nextCode];
    case 'proving-again':
      return [mfaAge.provingAgain];
    case 'proved':
      return [hasWorked(state) ? mfaAge.compare : mfaAge.onlyDenied];
  }
}

/** Returns the end of the headline while the lesson runs. */
export function doingNow({ stage, state }: MfaAgeDemo, { mfaAge, sessionToken }: Text): string {
  switch (stage as Stage) {
    case 'preparing':
    case 'awaiting-enrollment':
      return sessionToken.doing[stage as 'preparing' | 'awaiting-enrollment'];
    case 'enrolling':
      return state.enrolledAt === undefined ? sessionToken.doing.connecting : sessionToken.doing.without;
    case 'proved':
      return mfaAge.doing['proving-again'];
    default:
      return mfaAge.doing[stage as keyof typeof mfaAge.doing];
  }
}

/** Whether S3 allowed the credentials of the second code, after the first code was too old. */
export function hasWorked(state: MfaAgeDemo['state']): boolean {
  return answerTo('next-code', state)?.outcome === 'allowed';
}
