import { phoneLesson } from '../mfa-user/lesson-parts.ts';
import { createMfaDevice, createUser, openConversation } from '../mfa-user/steps/prepare.ts';
import { createRole } from '../mfa-user/steps/role.ts';
import { awaitAccessKey, createAccessKey } from '../mfa-user/steps/settle.ts';
import type { Scenario, StageWork } from '../scenario.ts';
import { trustInUser } from './policy.ts';
import { type PolicyTryState, policyTryState, type Stage } from './state.ts';
import { connectDevice, getSessionWithMfa } from './steps/own-codes.ts';
import { assumeOwnRole, getPlainSession } from './steps/sessions.ts';
import { putOnRole, putOnUser, tryAll } from './steps/tries.ts';

/**
 * Tries a policy in AWS. It is not a lesson: the bot does what a person would do. The bot gets all credentials before
 * it puts the policy on the user and the role.
 */
export const policyTry: Scenario<PolicyTryState> = {
  id: 'policy-try',
  isLesson: false,
  firstStage: 'preparing',
  firstState: { policy: '{}', simulated: {}, answers: {} },
  stages: {
    preparing: {
      steps: [
        openConversation,
        createUser,
        createMfaDevice,
        connectDevice,
        createAccessKey,
        createRole(trustInUser),
        awaitAccessKey,
        getPlainSession,
        assumeOwnRole,
        getSessionWithMfa,
      ],
      next: 'trying',
      priority: 'preparing',
    },
    trying: { steps: [putOnUser, putOnRole, tryAll], next: 'tried', priority: 'code' },
    tried: { steps: [], ends: true, priority: 'teardown' },
  } satisfies Record<Stage, StageWork<PolicyTryState>>,
  forms: {},
  state: policyTryState,
  onMoreTime: [putOnUser.id, putOnRole.id],
  isSurprise: () => false,
  withoutSecrets: (state) => ({
    ...phoneLesson.withoutSecrets(state),
    plainSession: undefined,
    roleSession: undefined,
  }),
  result: ({ answers }) => (Object.keys(answers).length > 0 ? 'as-expected' : undefined),
};
