import type { Demo } from '../../../scenario/demo.ts';
import type { MfaUserState } from '../../../scenario/mfa-user/state.ts';
import { deviceNameOf } from '../../../scenario/naming.ts';
import type { Face } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { refusalText } from './refusal.ts';

/** What every lesson with a phone looks like, as a part of its face. */
export const phoneFace = {
  restsAt: 'proved',
  showsQrIn: 'awaiting-enrollment',
  qr: ({ sessionToken: { qrAlt, qrSecret }, refused }) => ({ alt: qrAlt, below: qrSecret, instead: refused.enterKey }),
  refusal: refusalText,
  isChecking: ({ stage, state }) => stage === 'enrolling' && state.enrolledAt === undefined,
} satisfies Partial<Face<MfaUserState>>;

/**
 * What becomes of the temporary credentials and of the entry in the authenticator app.
 * @param hadCredentials whether a code was exchanged
 */
export function phoneAfterword(
  { demoId, state }: Demo<MfaUserState>,
  hadCredentials: boolean,
  { sessionToken }: Text,
): string[] {
  return [
    ...(hadCredentials ? [sessionToken.credentialsArePowerless] : []),
    ...(state.device ? [sessionToken.forgetEntry(deviceNameOf({ demoId }))] : []),
  ];
}
