import type { Demo } from '../../../scenario/demo.ts';
import { resyncFrom, stepsOff } from '../../../scenario/mfa-user/codes/out-of-sync.ts';
import { nextTryAt } from '../../../scenario/mfa-user/codes/tries.ts';
import type { MfaUserState, Refusal } from '../../../scenario/mfa-user/state.ts';
import { deviceNameOf } from '../../../scenario/naming.ts';
import { secondOfDay } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

/**
 * Says why the last codes were refused. A reason that this version does not know, from a record of another version,
 * counts as `interrupted`.
 */
export function refusalText(refusal: string, text: Text, { demoId, state }: Demo<MfaUserState>): string {
  const { refusals } = text;
  const word = isKnown(refusal, text) ? refusal : 'interrupted';
  switch (word) {
    case 'codes-not-of-this-device':
      return refusals[word](entryName(demoId));
    case 'codes-too-old':
    case 'clock-ahead':
    case 'clock-behind':
    case 'session-code-after-clock-change':
      return refusals[word](clockOff(state.newestPair?.offSteps ?? 0, text));
    case 'session-code-out-of-sync':
      return refusals[word](clockOff(stepsOff(state), text));
    case 'session-code-sync-later':
    case 'resync-codes-too-early':
      return refusals[word](secondOfDay(resyncFrom(state)));
    case 'too-many-tries':
      return refusals[word](secondOfDay(nextTryAt(state.tries)));
    default:
      return refusals[word];
  }
}

function isKnown(refusal: string, { refusals }: Text): refusal is Refusal {
  return Object.hasOwn(refusals, refusal);
}

/**
 * Returns the beginning of the name of the newest entry in the authenticator app. It is short, because apps also show
 * only the beginning of long names.
 */
export function entryName(demoId: string): string {
  return `${deviceNameOf({ demoId: demoId.slice(0, 4) })}…`;
}

const STEPS_A_MINUTE = 2;
const MINUTES_AN_HOUR = 60;

function clockOff(steps: number, { codes }: Text): string {
  const minutes = Math.max(1, Math.round(Math.abs(steps) / STEPS_A_MINUTE));
  const isLong = minutes >= 1.5 * MINUTES_AN_HOUR;
  return isLong ? codes.hours(Math.round(minutes / MINUTES_AN_HOUR)) : codes.minutes(minutes);
}
