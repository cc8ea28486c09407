import type { CodeProblem } from '../../../scenario/mfa-user/code-checks.ts';
import type { FirstCodeProblem } from '../../../scenario/mfa-user/codes/first-code.ts';
import type { Refusal } from '../../../scenario/mfa-user/state.ts';
import { plural } from './plural.ts';
import { NEXT_TWO, resyncRefusals } from './resync.ts';

/** The windows that ask for codes. */
export const codes = {
  enrollment: {
    title: 'Connect your phone',
    submit: 'Connect',
    explain:
      'Your app shows a new 6-digit code every 30 seconds. AWS wants *two in a row*, to be sure that your phone has the right setup key and the right time.',
    firstCode: 'MFA code 1',
    firstHint: 'The code that your app shows now.',
    secondCode: 'MFA code 2',
    secondHint: 'Wait for the code to change (up to 30 seconds), then enter the new one.',
    entry: (name: string) =>
      `:iphone: More than one entry in your app? Use the newest: *Amazon Web Services* \`${name}\``,
  },
  sessionCode: {
    title: 'Use one more code',
    submit: 'Use this code',
    connected: ':white_check_mark: *Your phone is connected, and S3 denies access without MFA.*',
    explain:
      'I exchange your code for temporary credentials (`sts:GetSessionToken`) that carry `aws:MultiFactorAuthPresent = true`.',
    code: 'MFA code',
    hint: 'The code that your app shows now.',
  },
  problem: {
    empty: 'Please enter the six digits that your app shows.',
    'not-digits': 'Please enter digits only.',
    'wrong-length': 'Please enter six digits.',
  } satisfies Record<CodeProblem, string>,
  sameCodeTwice: 'This is the same code again. Wait until your app shows a new one.',
  /** Shown below code 1 before code 2 is typed. */
  firstCode: {
    wrong: 'Code 1 does not fit. Check it for a typing error, and make sure that you use the newest entry in your app.',
    'one-digit': 'Code 1 has one wrong digit. Compare it with your app.',
    'digits-swapped': 'Code 1 has two digits in the wrong order. Compare it with your app.',
    old: 'Code 1 is right, but too old. Enter the code that your app shows now; if this is it, set your phone’s time to automatic.',
  } satisfies Record<FirstCodeProblem, string>,
  minutes: (count: number) => plural(count, { one: `${count} minute`, other: `${count} minutes` }),
  hours: (count: number) => plural(count, { one: `${count} hour`, other: `${count} hours` }),
};

export const refusals = {
  'code-1-wrong': 'Code 2 is right. Code 1 is not: check it for a typing error.',
  'code-1-one-digit': 'Code 2 is right. Code 1 has one wrong digit: correct it, or enter two new codes.',
  'code-1-digits-swapped':
    'Code 2 is right. Code 1 has two digits in the wrong order: correct it, or enter two new codes.',
  'code-2-wrong': 'Code 1 is right. Code 2 is not: check it for a typing error.',
  'code-2-one-digit': 'Code 1 is right. Code 2 has one wrong digit: correct it, or enter two new codes.',
  'code-2-digits-swapped':
    'Code 1 is right. Code 2 has two digits in the wrong order: correct it, or enter two new codes.',
  'both-codes-mistyped': 'Both codes are almost right: each has a typing error. Correct them, or enter two new codes.',
  'same-code-twice':
    'Code 1 is right, but code 2 is the same code. Wait until your app shows a new one, and enter that.',
  'codes-swapped':
    'Both codes are right, but in the wrong order. Enter the older one as MFA code 1 and the newer one as MFA code 2.',
  'codes-not-adjacent': `Both codes are right, but a code between them was skipped. ${NEXT_TWO}`,
  'code-1-too-old': `Both codes are right, but code 1 is too old: there were several codes between them. ${NEXT_TWO}`,
  'code-2-too-old': `Both codes are right, but code 2 is older than code 1. ${NEXT_TWO}`,
  'codes-too-old': (time: string) =>
    `Both codes are right, but about ${time} old, or your phone’s clock is behind. Set your phone’s time to automatic, then enter the code that is shown now and the very next one.`,
  'codes-waited': `Both codes are right, but I could not send them to AWS in time. ${NEXT_TWO}`,
  'clock-ahead': (time: string) =>
    `Both codes are right, but your phone’s clock is about ${time} ahead. Set your phone’s time to automatic, then enter two new codes.`,
  'clock-behind': (time: string) =>
    `Both codes are right, but your phone’s clock is about ${time} behind. Set your phone’s time to automatic, then enter two new codes.`,
  'codes-not-of-this-device': (entry: string) =>
    `Neither code fits. Check for typing errors, and make sure that you use the newest entry, *Amazon Web Services ${entry}*. If both are right, set your phone’s clock to automatic.`,
  'codes-refused-by-aws': `Both codes look right, but AWS did not accept them. ${NEXT_TWO}`,
  'session-code-wrong-or-used':
    'AWS did not accept this code. Check it for a typing error, or enter the next code that your app shows.',
  'session-code-after-clock-change': (time: string) =>
    `AWS did not accept this code. Check it for a typing error; if you have changed your phone’s clock since you connected it (it was about ${time} off), start the demo again.`,
  'device-not-known-yet':
    'Your phone is connected, but AWS does not know it everywhere yet. Wait about ten seconds, then enter the code that your app shows.',
  'role-not-ready':
    'Your code was right, but AWS does not let it assume the role yet: the role is too new. Enter the code that your app shows next.',
  'tries-used-up':
    'AWS is not checking any more codes from your phone at the moment. Wait three minutes, then enter the code that your app shows.',
  'too-many-tries': (until: string) =>
    `Nothing was sent to AWS, because it checks only a few codes in three minutes. Wait until ${until}, then enter the code that your app shows.`,
  ...resyncRefusals,
  interrupted: 'I was interrupted while AWS was checking. Please enter what your app shows now.',
} satisfies Record<Refusal, string | ((told: string) => string)>;
