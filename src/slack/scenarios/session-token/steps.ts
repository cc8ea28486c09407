import type { SessionTokenState } from '../../../scenario/session-token/state.ts';
import type { StepFace } from '../../messages/face.ts';
import { connecting, exchanging, testUser } from '../mfa-user/steps.ts';

/** The four steps of the lesson. */
export const steps: readonly StepFace<SessionTokenState>[] = [
  { ...testUser, name: ({ sessionToken }) => sessionToken.steps.user },
  { ...connecting, name: ({ sessionToken }) => sessionToken.steps.phone },
  {
    name: ({ sessionToken }) => sessionToken.steps.without,
    stages: [],
    isDone: ({ state }) => {
      const before = state.proofs.filter(({ round }) => round === 'before');
      return before.length > 1 && before.every(({ outcome }) => outcome === 'denied');
    },
  },
  {
    ...exchanging,
    name: ({ sessionToken }) => sessionToken.steps.with,
    isDone: ({ phase, stage, state }) => {
      const withMfa = state.proofs.some(({ round, outcome }) => round === 'with' && outcome === 'allowed');
      // After the success, the calls without MFA are repeated. The step is done when this is finished.
      return withMfa && !(phase === 'running' && stage === 'proving');
    },
  },
];
