import { phoneForms, phoneLesson, phoneStages, takeCodesAndGuess } from '../mfa-user/lesson-parts.ts';
import { exchangeCode } from '../mfa-user/steps/exchange.ts';
import { createRole, roleArnOf } from '../mfa-user/steps/role.ts';
import { putPolicy } from '../mfa-user/steps/settle.ts';
import { remind } from '../participant/remind.ts';
import type { Scenario, StageWork } from '../scenario.ts';
import { mayAssume, trustWithMfa } from './policy.ts';
import { type AssumeRoleState, assumeRoleState, isProved, isSurprising, type Stage } from './state.ts';
import {
  byRole,
  listAskedForMfa,
  listAsRole,
  noteAssumed,
  tryKeyAfter,
  tryKeyBefore,
  trySessionAfter,
  trySessionBefore,
} from './steps/attempts.ts';
import { askRoleForMfa, letRoleList } from './steps/role-policies.ts';

const letUserAssume = putPolicy(({ state, deadlineAt }) => mayAssume(roleArnOf(state), deadlineAt), 'assume-the-role');
const policies = [letUserAssume, letRoleList];

/** The lesson about roles: a role can be assumed only with MFA, but its temporary credentials say nothing about MFA. */
export const assumeRole: Scenario<AssumeRoleState> = {
  ...phoneLesson,
  id: 'assume-role',
  firstStage: 'preparing',
  firstState: { answers: [] },
  stages: {
    ...phoneStages({
      putPolicy: letUserAssume,
      others: { made: [createRole(trustWithMfa), letRoleList], putAgain: [letRoleList] },
      triesWithoutCode: [tryKeyBefore, trySessionBefore],
    }),
    proving: {
      steps: [
        ...policies,
        exchangeCode('assume-role', 'resync', byRole),
        noteAssumed,
        listAsRole,
        askRoleForMfa,
        listAskedForMfa,
        tryKeyAfter,
        trySessionAfter,
      ],
      onRefused: 'awaiting-session-code',
      detours: ['awaiting-resync'],
      next: 'proved',
      priority: 'code',
    },
    proved: { steps: [...policies, remind], priority: 'preparing' },
  } satisfies Record<Stage, StageWork<AssumeRoleState>>,
  forms: phoneForms<AssumeRoleState>('proving', takeCodesAndGuess('role-asked-for-mfa')),
  state: assumeRoleState,
  onMoreTime: policies.map(({ id }) => id),
  isSurprise: ({ answers }) => answers.some(isSurprising),
  result: (state) => (isProved(state) ? 'as-expected' : undefined),
};
