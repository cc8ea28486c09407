import type { MfaAgeWords } from '../../../../scenario/mfa-age/take-home/words.ts';

const programs: MfaAgeWords = {
  comments: {
    what: 'A code that grows old: the lesson of the Slack bot, in your own terminal.',
    manages: 'IAM users',
    creates: 'one IAM user',
    policy: 'The only permission of the user: list buckets, but only in the first minute after an MFA code.',
    key: 'Step 4: an access key and the policy. A request with the access key carries no code, so it has no age: S3 denies access.',
    newCode:
      'Step 5: temporary credentials, requested with a code. They remember when you entered it: at once, S3 allows access.',
    oldCode:
      'Step 6: the same credentials, asked again each second. They are valid for 15 minutes, but S3 denies access when the code is too old.',
    nextCode: 'Step 7: a new code, new temporary credentials. The age starts at zero again.',
    table: 'Same user, same policy, same request. Only the age of the code differs.',
  },
  says: {
    tried: 'Credentials',
    accessKey: 'Access key',
    newCode: 'Temporary credentials, at once',
    aging: 'Waiting until the code is too old, about one minute ...',
    oldCode: 'The same credentials, later',
    nextCode: 'New credentials, next code',
    proved: 'Only the age of your code made the difference.',
    surprise: 'Unexpected: another policy in this account changes the answers of S3.',
  },
};

/** The texts that a person can take home from the lesson mfa-age. */
export const mfaAgeTakeHome = {
  cli: {
    intro:
      '*The same with your own user:* exchange one MFA code for temporary credentials. They remember when you entered it.',
    issue: 'Temporary credentials for a code, valid for an hour',
    request: 'The request: allowed while the code is new enough for the policy',
    more: '*Denied, although the credentials are valid?* Then your code is older than the policy accepts. Go back to your access key, and get new temporary credentials with the next code.',
  },
  programs,
};
