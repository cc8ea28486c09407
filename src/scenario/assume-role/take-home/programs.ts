import type { LessonPrograms } from '../../mfa-user/take-home/programs.ts';
import { trustWithMfa } from '../policy.ts';
import { sdkParts } from './sdk.ts';
import { shellParts } from './shell.ts';
import type { AssumeRoleWords } from './words.ts';

/** Returns the parts of this lesson's programs: a role that requires MFA, and calls with its credentials. */
export function assumeRolePrograms(words: AssumeRoleWords): LessonPrograms {
  const { accessKey, withoutCode, withCode, inRole, inRoleAskedForMfa } = words.says;
  return {
    name: 'assume-role-lesson',
    policyName: 'assume-the-role',
    role: { policyName: 'list-buckets' },
    words,
    shell: shellParts(words),
    sdk: sdkParts(words),
    table: {
      key: 'aws:MultiFactorAuthPresent',
      answeredBy: 'AWS',
      rows: [
        { answer: 'first', value: '(absent)', expected: 'AccessDenied', name: accessKey },
        { answer: 'second', value: 'false', expected: 'AccessDenied', name: withoutCode },
        { answer: 'third', value: 'true', expected: 'allowed', name: withCode },
        { answer: 'fourth', value: 'false', expected: 'allowed', name: inRole },
        { answer: 'fifth', value: 'false', expected: 'AccessDenied', name: inRoleAskedForMfa },
      ],
    },
    policy: {
      file: 'assume-role-lesson-trust-policy.json',
      document: trustWithMfa('arn:aws:iam::123456789012:user/your-user'),
    },
  };
}
