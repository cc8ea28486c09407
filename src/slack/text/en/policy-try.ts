import type { Stage } from '../../../scenario/policy-try/state.ts';

/** What people read while a policy is tried in AWS. The credentials have the same names as in the policy check. */
export const policyTry = {
  about: {
    name: 'Try a policy',
    teaches: 'What S3 answers to each kind of credentials under your own policy.',
    finished: 'Tried a policy in AWS',
  },
  steps: { user: 'Test user and role', credentials: 'Credentials', tries: 'Your policy' },
  doing: {
    preparing: 'creating a test user and a role',
    credentials: 'getting the credentials',
    trying: 'trying your policy',
    tried: 'your policy is tried',
  },
  preparing:
    'I am creating a test user and a role in AWS. Both have the permissions boundary of the participants, so they can list buckets and do nothing else, even if your policy allows more. I use a phone of my own, so you need not enter a code.',
  credentials:
    'I get four kinds of credentials before your policy is in AWS: an access key, temporary credentials without a code and with a code, and the credentials of a role.',
  trying:
    'Your policy is on the user and on the role. I list the buckets with each kind of credentials. A denial counts only when AWS has had time to spread the policy, so this takes about half a minute.',
  tried: 'Every answer is there.',
  head: { credentials: 'Credentials', simulator: 'Simulator', answer: 'S3 answered' },
  notTried: 'not tried',
  verdict: {
    hole: (who: string) =>
      `:warning: *S3 listed the buckets without MFA.* This policy allows: ${who}. The simulator explains why: check the policy again.`,
    tight: ':white_check_mark: *S3 listed the buckets only with MFA.*',
    closed: ':no_entry: *S3 did not list the buckets for anybody,* not even with MFA.',
  },
  agrees: 'The policy simulator said the same.',
  differs: (who: string) =>
    `:warning: *The policy simulator said something else* about: ${who}. Believe S3. Another policy of this AWS account may be the reason, for example a service control policy.`,
  missing: (who: string) => `AWS did not give me these credentials, so they were not tried: ${who}.`,
  old: 'The old code was not tried: it would have to be 12 hours old.',
  refused: (says: string) => `:x: *AWS does not accept this policy,* so nothing was tried. AWS says: ${says}`,
  policy: {
    button: 'See the policy',
    intro: '*The policy that was tried:*',
  },
  where: {
    preparing: 'I am creating a test user and a role, to try your policy.',
    trying: 'I am trying your policy in AWS.',
    tried: 'I have tried your policy.',
  } satisfies Record<Stage, string>,
  whereForAdmins: {
    preparing: 'preparing to try a policy',
    trying: 'trying a policy',
    tried: 'has tried a policy',
  } satisfies Record<Stage, string>,
};
