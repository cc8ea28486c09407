import type { MfaUserState } from '../../../scenario/mfa-user/state.ts';
import type { StepFace } from '../../messages/face.ts';

type Part = Omit<StepFace<MfaUserState>, 'name'>;

/** The test user is made, until the picture is there to be scanned. */
export const testUser: Part = {
  stages: ['preparing'],
  isDone: ({ phase, stage, state }) => state.device !== undefined && !(phase === 'running' && stage === 'preparing'),
};

/** The phone is connected. What is tried without a code afterwards happens in the same stage, and nobody has to act for it. */
export const connecting: Part = {
  stages: ['awaiting-enrollment', 'enrolling'],
  isDone: ({ state }) => state.enrolledAt !== undefined,
};

/** A code is exchanged for temporary credentials. */
export const exchanging: Pick<Part, 'stages'> = {
  stages: ['awaiting-session-code', 'awaiting-resync', 'resyncing', 'proving'],
};
