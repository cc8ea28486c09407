import type { ModalView } from '@slack/types';
import type { PolicyTryState, Stage } from '../../../scenario/policy-try/state.ts';
import { ACTIONS, VIEWS } from '../../ids.ts';
import { button, section } from '../../messages/blocks.ts';
import type { Face } from '../../messages/face.ts';
import { escapeMrkdwn } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';
import { noticeView } from '../../views/notice.ts';
import { about } from '../mfa-user/readings.ts';
import { endedText, remarksOf, resultsOf } from './results.ts';

const SHOW_POLICY = 'policy-try-show-policy';

/** How the try of a policy in AWS looks. The person has nothing to do while it runs. */
export const policyTryFace: Face<PolicyTryState> = {
  id: 'policy-try',
  isLesson: false,
  about: ({ policyTry }) => ({ ...policyTry.about, minutes: 1 }),
  forms: [],
  pageTurns: [],
  readings: [
    about<PolicyTryState>(
      SHOW_POLICY,
      ({ state }, text) => triedPolicyView(state.policy, text),
      (text) => text.takeHome.gone,
    ),
  ],
  waitsIn: [],
  restsAt: 'tried',
  where: ({ stage }, { policyTry }) => policyTry.where[stage as Stage],
  whereForAdmins: ({ stage }, { policyTry }) => policyTry.whereForAdmins[stage as Stage],
  steps: [
    {
      name: ({ policyTry }) => policyTry.steps.user,
      stages: ['preparing'],
      isDone: ({ state }) => state.roleMadeAt !== undefined,
    },
    { name: ({ policyTry }) => policyTry.steps.credentials, stages: [], isDone: ({ stage }) => stage !== 'preparing' },
    {
      name: ({ policyTry }) => policyTry.steps.tries,
      stages: ['trying'],
      isDone: ({ stage, state }) => Object.keys(state.answers).length > 0 && stage === 'tried',
    },
  ],
  doing: ({ stage, state }, { policyTry: { doing } }) =>
    stage === 'preparing' && state.roleMadeAt !== undefined ? doing.credentials : doing[stage as Stage],
  result: () => undefined,
  toGo: () => undefined,
  rule: () => undefined,
  explanation: ({ stage, state }, { policyTry }) => [
    stage === 'preparing' && state.roleMadeAt !== undefined ? policyTry.credentials : policyTry[stage as Stage],
  ],
  refusal: (refusal) => refusal,
  table: resultsOf,
  remarks: remarksOf,
  ended: endedText,
  afterword: () => [],
  isAlarming: () => false,
  alarm: () => '',
  hasSucceeded: () => false,
  isChecking: () => false,
  choices: ({ demoId }, { policyTry }) => ({
    secondary: button(SHOW_POLICY, policyTry.policy.button, demoId),
    more: [],
  }),
  choicesAfterwards: ({ demoId }, { policyTry, policyCheck }) => ({
    primary: button(ACTIONS.checkAnother, policyCheck.another, demoId),
    secondary: button(SHOW_POLICY, policyTry.policy.button, demoId),
    more: [],
  }),
  window: ({ stage }, text) => noticeView(text, text.policyTry.where[stage as Stage]),
};

/** Shows the policy that the demo tries or has tried. */
function triedPolicyView(policy: string, { policyTry, takeHome, modals }: Text): ModalView {
  const shown = escapeMrkdwn(JSON.stringify(JSON.parse(policy), null, 2));
  return {
    type: 'modal',
    callback_id: VIEWS.policy,
    title: { type: 'plain_text', text: takeHome.policy.title },
    close: { type: 'plain_text', text: modals.close },
    blocks: [section(policyTry.policy.intro), ...codeSections(shown)],
  };
}

/** Returns as many sections as the code needs. */
function codeSections(code: string) {
  const parts = code.match(/[\s\S]{1,2900}(?:\n|$)/g) ?? [code];
  return parts.map((part) => section(`\`\`\`${part}\`\`\``));
}
