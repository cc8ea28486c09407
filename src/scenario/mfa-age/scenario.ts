import { phoneForms, phoneLesson, phoneStages, takeCodes, takeCodesAndGuess } from '../mfa-user/lesson-parts.ts';
import { exchangeCode } from '../mfa-user/steps/exchange.ts';
import { putPolicy } from '../mfa-user/steps/settle.ts';
import { remind } from '../participant/remind.ts';
import type { Scenario, StageWork } from '../scenario.ts';
import { listBucketsWithYoungMfa } from './policy.ts';
import { isProved, isSurprising, type MfaAgeState, mfaAgeState, type Stage } from './state.ts';
import { tryAccessKey, tryNewCode, tryNextCode, tryOldCode } from './steps/attempts.ts';

const putAgePolicy = putPolicy(({ deadlineAt }) => listBucketsWithYoungMfa(deadlineAt), 'list-buckets-with-a-new-code');

/**
 * The lesson about the age of MFA: the same temporary credentials work at first, and do not work when their MFA code is
 * too old.
 */
export const mfaAge: Scenario<MfaAgeState> = {
  ...phoneLesson,
  id: 'mfa-age',
  firstStage: 'preparing',
  firstState: { answers: [] },
  stages: {
    ...phoneStages({ putPolicy: putAgePolicy, triesWithoutCode: [tryAccessKey] }),
    proving: {
      steps: [putAgePolicy, exchangeCode('exchange-new-code'), tryNewCode],
      onRefused: 'awaiting-session-code',
      detours: ['awaiting-resync'],
      next: 'aging',
      priority: 'code',
    },
    aging: { steps: [putAgePolicy, tryOldCode], next: 'awaiting-next-code', priority: 'code' },
    'awaiting-next-code': { steps: [putAgePolicy, remind], priority: 'code' },
    'proving-again': {
      steps: [putAgePolicy, exchangeCode('exchange-next-code', 'same-stage'), tryNextCode],
      onRefused: 'awaiting-next-code',
      next: 'proved',
      priority: 'code',
    },
    proved: { steps: [putAgePolicy, remind], priority: 'preparing' },
  } satisfies Record<Stage, StageWork<MfaAgeState>>,
  forms: {
    ...phoneForms<MfaAgeState>('proving', takeCodesAndGuess('old-code')),
    'next-code': { stage: 'awaiting-next-code', next: 'proving-again', codes: 1, take: takeCodes },
  },
  state: mfaAgeState,
  onMoreTime: [putAgePolicy.id],
  isSurprise: ({ answers }) => answers.some(isSurprising),
  result: (state) => (isProved(state) ? 'as-expected' : undefined),
};
