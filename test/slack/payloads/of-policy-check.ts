import { IDENTITIES } from '../../../src/policy-check/identities.ts';
import { PATTERNS } from '../../../src/policy-check/patterns.ts';
import type { PolicyReport } from '../../../src/policy-check/policy-report.ts';
import type { Why } from '../../../src/policy-check/reasons.ts';
import type { Locale } from '../../../src/scenario/demo.ts';
import { checkFormView } from '../../../src/slack/listeners/policy-check/form-view.ts';
import {
  checkAskingView,
  checkNoticeView,
  checkResultView,
} from '../../../src/slack/listeners/policy-check/result-view.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { extreme, LONGEST_NAME, NASTY, type Payload, view } from './payload.ts';

const question = { action: 's3:ListAllMyBuckets', resource: '*' };
const USER = 'arn:aws:iam::111122223333:user';
const TIGHT = { accessKey: 'denied', sessionWithoutMfa: 'denied', sessionWithMfa: 'allowed' } as const;
const KEY = 'aws:MultiFactorAuthPresent';

/** Returns a reason of each kind. */
const whys = (operator: string, key: string): Why[] => [
  { kind: 'asks-nothing' },
  { kind: 'if-exists', operator, key, sent: 'none' },
  { kind: 'null-allow', key },
  { kind: 'null-deny', key, sent: 'false' },
  { kind: 'no-age', effect: 'Allow' },
  { kind: 'no-age', effect: 'Deny' },
  { kind: 'true-without-mfa', keys: [key] },
  { kind: 'no-match', operator, key, sent: 'none' },
  { kind: 'other-conditions', question },
  { kind: 'other-request', question },
];

function reportOf(verdicts: readonly ('allowed' | 'denied')[], more: Partial<PolicyReport> = {}): PolicyReport {
  const verdict = Object.fromEntries(IDENTITIES.map((identity, index) => [identity, verdicts[index] ?? 'denied']));
  return {
    question,
    verdict: verdict as PolicyReport['verdict'],
    holes: [],
    reasons: [],
    repaired: undefined,
    missingKeys: [],
    ...more,
  };
}

/** Returns a report on a trust policy. @param principals the callers, as the policy names them */
function trustReport(principals: readonly string[], more: Partial<PolicyReport> = {}): PolicyReport {
  const verdict = { accessKey: 'allowed', sessionWithoutMfa: 'denied', sessionWithMfa: 'allowed' } as const;
  const callers = principals.map((principal) => ({ principal, verdict }));
  return {
    question: { action: 'sts:AssumeRole', resource: '*' },
    verdict,
    holes: ['accessKey'],
    reasons: [
      { identity: 'accessKey', line: 4, why: { kind: 'if-exists', operator: 'BoolIfExists', key: KEY, sent: 'none' } },
    ],
    repaired: PATTERNS['trust-bool'],
    missingKeys: [],
    trust: { callers, leftOut: [] },
    ...more,
  };
}

/** Returns the windows of `/mfa-demo check`. */
export function ofPolicyCheck(locale: Locale, { policyCheck }: Text): Payload[] {
  const reasons = whys('BoolIfExists', KEY).map((why, index) => ({
    identity: 'accessKey' as const,
    line: index + 1,
    why,
  }));
  const leaky = { holes: ['accessKey', 'roleSession'] as const, reasons };
  const nasty = whys(NASTY.slice(0, 80), NASTY.slice(0, 80)).map((why) => ({
    identity: 'accessKey' as const,
    line: 99_999,
    why,
  }));
  const ofTrust = { isPossible: false, why: 'trust-policy' } as const;
  const possible = { isPossible: true, toTry: { policy: PATTERNS['deny-bool'], simulated: {} } } as const;
  const huge = { ...PATTERNS['deny-bool'], Id: 'x'.repeat(4000) };
  return [
    view('check a policy', checkFormView, locale),
    view('the simulator is asked', checkAskingView, locale),
    view(
      'it cannot be tried',
      checkResultView,
      reportOf([]),
      { isPossible: false, why: 'no-boundary' } as const,
      locale,
    ),
    view('it demands MFA', checkResultView, reportOf(['denied', 'denied', 'allowed', 'allowed']), possible, locale),
    view('it allows nobody', checkResultView, reportOf([]), { isPossible: false, why: 'too-long' } as const, locale),
    view(
      'it leaks',
      checkResultView,
      reportOf(['allowed', 'denied', 'allowed'], { ...leaky, repaired: PATTERNS['deny-bool-if-exists'] }),
      possible,
      locale,
    ),
    view(
      'it leaks, and there is no repair',
      checkResultView,
      reportOf(['allowed'], { ...leaky, missingKeys: ['aws:SourceIp'] }),
      { isPossible: false, why: 'other-request' } as const,
      locale,
    ),
    view('a trust policy leaks', checkResultView, trustReport(['arn:aws:iam::111122223333:root']), ofTrust, locale),
    view(
      'a trust policy demands MFA, and has a statement about a service',
      checkResultView,
      trustReport(['*'], {
        verdict: TIGHT,
        holes: [],
        reasons: [],
        repaired: undefined,
        trust: { callers: [{ principal: '*', verdict: TIGHT }], leftOut: [9] },
      }),
      ofTrust,
      locale,
    ),
    view('of two users one gets in', checkResultView, trustReport([`${USER}/ann`, `${USER}/ben`]), ofTrust, locale),
    view(
      'a trust policy without users',
      checkResultView,
      trustReport([], { holes: [], reasons: [], repaired: undefined, trust: { callers: [], leftOut: [4, 9] } }),
      ofTrust,
      locale,
    ),
    view('not allowed any more', checkNoticeView, policyCheck.notAllowed, locale),
    view('not allowed to ask', checkNoticeView, policyCheck.mayNot, locale),
    view('AWS did not answer', checkNoticeView, policyCheck.failed, locale),
    view('AWS refuses it', checkNoticeView, policyCheck.refused('Invalid Action.'), locale),
    ...extreme([
      view(
        'a trust policy that names many users',
        checkResultView,
        trustReport(Array.from({ length: 40 }, (_, index) => `${USER}/${'p'.repeat(300)}/${index}`)),
        ofTrust,
        locale,
      ),
      view(
        'the longest result',
        checkResultView,
        reportOf(['allowed'], { ...leaky, reasons: nasty, repaired: huge, missingKeys: [LONGEST_NAME] }),
        { isPossible: false, why: 'no-roles' } as const,
        locale,
      ),
    ]),
  ];
}
