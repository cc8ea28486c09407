import type { Demo } from '../../../scenario/demo.ts';
import type { MfaUserState } from '../../../scenario/mfa-user/state.ts';
import { deviceNameOf } from '../../../scenario/naming.ts';
import type { Face } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { refusalText } from './refusal.ts';

/** The part of the face that all lessons with a phone share. */
export const phoneFace = {
  restsAt: 'proved',
  showsQrIn: 'awaiting-enrollment',
  qr: ({ sessionToken: { qrAlt, qrSecret }, refused }) => ({ alt: qrAlt, below: qrSecret, instead: refused.enterKey }),
  refusal: refusalText,
  isChecking: ({ stage, state }) => stage === 'enrolling' && state.enrolledAt === undefined,
} satisfies Partial<Face<MfaUserState>>;

/**
 * Says what happens to the temporary credentials and to the entry in the authenticator app.
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
