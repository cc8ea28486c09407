import { PATTERNS } from '../../../src/policy-check/patterns.ts';
import type { EndReason, Locale } from '../../../src/scenario/demo.ts';
import { policyTry } from '../../../src/scenario/policy-try/scenario.ts';
import type { PolicyTryDemo, PolicyTryState, Stage } from '../../../src/scenario/policy-try/state.ts';
import { policyTryFace } from '../../../src/slack/scenarios/policy-try/face.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { RECEIPT, sampleDemo } from '../sample-demos.ts';
import { ofLesson } from './of-lesson.ts';
import { extreme, NASTY, type Payload } from './payload.ts';

const SIMULATED = {
  accessKey: 'denied',
  sessionWithoutMfa: 'denied',
  sessionWithMfa: 'allowed',
  sessionWithOldMfa: 'allowed',
  roleSession: 'denied',
} as const;
const { sessionWithOldMfa: _, ...ANSWERS } = SIMULATED;
const DENIED = { accessKey: 'denied', sessionWithMfa: 'denied' } as const;

/**
 * Returns messages and windows of tries of a policy in AWS: in each stage, with different results, and after a stop.
 */
export function ofPolicyTry(locale: Locale, text: Text): Payload[] {
  const demo = (stage: Stage, state: Partial<PolicyTryState> = {}) => demoIn(stage, state, locale);
  const ended = (state: Partial<PolicyTryState>, endReason: EndReason = 'finished') => ({
    ...demo('tried', { putAt: 2, ...state }),
    phase: 'ended' as const,
    endReason,
    receipt: RECEIPT,
  });
  const of = (name: string, one: PolicyTryDemo) => ofLesson(policyTryFace, name, one, text);
  const key = { id: 'AKIA', secret: {} as never, issuedAt: 1 };
  const huge = { ...PATTERNS['deny-bool'], Id: NASTY.slice(0, 1900) };
  return [
    ...of('preparing', demo('preparing')),
    ...of('getting credentials', demo('preparing', { roleMadeAt: 1 })),
    ...of('trying', demo('trying', { accessKey: key, putAt: 2, answers: { sessionWithMfa: 'allowed' } })),
    ...of('tried', demo('tried', { putAt: 2, answers: ANSWERS })),
    ...of('tight', ended({ answers: ANSWERS })),
    ...of('a hole that the simulator did not see', ended({ answers: { ...ANSWERS, accessKey: 'allowed' } })),
    ...of('nobody is allowed', ended({ answers: DENIED })),
    ...of('refused by AWS', ended({ refusal: 'Syntax errors in <policy>.' })),
    ...of('stopped', ended({}, 'stop')),
    ...extreme(of('everything long', ended({ refusal: NASTY.slice(0, 300), policy: JSON.stringify(huge) }))),
  ];
}

function demoIn(stage: Stage, state: Partial<PolicyTryState>, locale: Locale): PolicyTryDemo {
  const policy = JSON.stringify(PATTERNS['deny-bool']);
  const { firstState, id } = policyTry;
  return {
    ...sampleDemo('proved', {}, locale),
    scenario: id,
    stage,
    state: { ...firstState, policy, simulated: SIMULATED, ...state },
  };
}
