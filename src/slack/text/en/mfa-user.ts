import type { MfaUserStage } from '../../../scenario/mfa-user/state.ts';

/** Where a participant is, for admins. All lessons with a phone share these texts. */
export const phoneForAdmins = {
  preparing: 'creating the test user',
  'awaiting-enrollment': 'has to enter two codes',
  enrolling: 'connecting the phone',
  'awaiting-session-code': 'has to enter a code',
  'awaiting-resync': 'has to enter two codes again',
  resyncing: 'syncing the phone with AWS',
  proved: 'finished, not cleaned up',
} satisfies Record<MfaUserStage | 'proved', string>;
