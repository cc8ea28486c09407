import type { SessionTokenWords } from '../../../../scenario/session-token/take-home/words.ts';

const programs: SessionTokenWords = {
  comments: {
    what: 'See what MFA does in AWS: the lesson of the Slack bot, in your own terminal.',
    manages: 'IAM users',
    creates: 'one IAM user',
    policy: 'The only permission of the user: list buckets, but only if the request was made with MFA.',
    key: 'Step 4: an access key and the policy. The access key is valid, but it cannot carry a code: S3 denies access.',
    noCode:
      'Step 5: temporary credentials, requested without a code. They say that MFA is false: S3 denies access again.',
    withCode:
      'Step 6: temporary credentials, requested with a code. AWS accepts each code once. Now MFA is true, and S3 allows it.',
    again:
      'The first two once more: S3 allowed the third, so the policy is known everywhere, and only MFA can be the reason now.',
    table: 'Same user, same policy, same request. Only the credentials differ.',
  },
  says: {
    tried: 'Credentials',
    accessKey: 'Access key',
    withoutCode: 'Temporary credentials, no code',
    withCode: 'Temporary credentials, your code',
    proved: 'Only your code made the difference.',
    surprise: 'Unexpected: another policy in this account changes the answers of S3.',
  },
};

/** The texts that a person can take home from the lesson session-token. */
export const sessionTokenTakeHome = {
  cli: {
    intro: '*The same with your own user:* exchange one MFA code for temporary credentials, and use them.',
    issue: 'Temporary credentials for a code, valid for an hour',
    request: 'The request that needs MFA',
    more: '*Less typing, with a role:* in `~/.aws/config`, `mfa_serial` belongs to a profile with `role_arn`. The AWS CLI then asks for the code automatically, and the trust policy of the role checks the MFA.',
  },
  programs,
};
