import type { SessionTokenDemo, Stage } from '../../../scenario/session-token/state.ts';
import type { Text } from '../../text/en.ts';
import { hasWorked } from './results.ts';

/** Says what is happening and why, in one paragraph for each thought. */
export function explanationOf({ stage, state, lastRefusal }: SessionTokenDemo, text: Text): string[] {
  const { sessionToken, resync } = text;
  switch (stage as Stage) {
    case 'preparing':
      return [sessionToken.preparing];
    case 'awaiting-enrollment':
      return [sessionToken.scan];
    case 'enrolling':
      return [state.enrolledAt === undefined ? sessionToken.connecting : sessionToken.without];
    case 'awaiting-session-code':
      if (lastRefusal !== undefined) return [sessionToken.exchange];
      return [state.resyncedAt === undefined ? sessionToken.deniedTwice : resync.done, sessionToken.exchange];
    case 'awaiting-resync':
      return [resync.yourTurn];
    case 'resyncing':
      return [resync.working];
    case 'proving':
      return [sessionToken.proving];
    case 'proved':
      return [hasWorked(state) ? sessionToken.compare : sessionToken.onlyDenied];
  }
}

/** Returns the end of the headline while the lesson runs. */
export function doingNow({ stage, state }: SessionTokenDemo, { sessionToken: { doing } }: Text): string {
  if (stage === 'enrolling') return state.enrolledAt === undefined ? doing.connecting : doing.without;
  if (stage === 'proved') return doing.proving;
  return doing[stage as Exclude<Stage, 'enrolling' | 'proved'>];
}
