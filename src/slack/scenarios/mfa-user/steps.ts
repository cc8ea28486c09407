import type { MfaUserState } from '../../../scenario/mfa-user/state.ts';
import type { StepFace } from '../../messages/face.ts';

type Part = Omit<StepFace<MfaUserState>, 'name'>;

/** The step in which the test user is created. It lasts until the QR code is shown. */
export const testUser: Part = {
  stages: ['preparing'],
  isDone: ({ phase, stage, state }) => state.device !== undefined && !(phase === 'running' && stage === 'preparing'),
};

/**
 * The step in which the phone is connected. The tries without a code follow in the same stage, and the person does
 * nothing for them.
 */
export const connecting: Part = {
  stages: ['awaiting-enrollment', 'enrolling'],
  isDone: ({ state }) => state.enrolledAt !== undefined,
};

/** The step in which a code is exchanged for temporary credentials. */
export const exchanging: Pick<Part, 'stages'> = {
  stages: ['awaiting-session-code', 'awaiting-resync', 'resyncing', 'proving'],
};
