import type { Identity } from '../../../policy-check/identities.ts';
import type { PatternId } from '../../../policy-check/patterns.ts';
import { englishProblems } from '../../../policy-check/problems/english.ts';
import { trust } from './trust-policy.ts';

/** The window that checks a policy. */
export const policyCheck = {
  title: 'Check a policy',
  submit: 'Check',
  intro:
    '*Does this policy really demand MFA?* I ask the policy simulator of AWS for each kind of credentials. Nothing is created or changed.',
  policy: 'Policy (JSON)',
  policyHint: 'The policy of a user, a group or a role, or the trust policy of a role.',
  pattern: 'Or an example',
  patternPlaceholder: 'Choose an example',
  patterns: {
    'allow-bool': 'Allow … if Bool MFA = true',
    'allow-bool-if-exists': 'Allow … if BoolIfExists MFA = true',
    'allow-age': 'Allow … if the code is newer than 1 hour',
    'deny-bool': 'Deny … if Bool MFA = false',
    'deny-bool-if-exists': 'Deny … if BoolIfExists MFA = false',
    'deny-null': 'Deny … if the MFA key is missing (Null)',
    'trust-bool': 'Trust policy: … if Bool MFA = true',
    'trust-bool-if-exists': 'Trust policy: … if BoolIfExists MFA = true',
  } satisfies Record<PatternId, string>,
  action: 'Action',
  actionHint: 'One action, for example s3:ListAllMyBuckets. Not used for a trust policy.',
  resource: 'Resource',
  resourceHint: 'An ARN, or * for all. Not used for a trust policy.',
  problem: {
    noPolicy: 'Enter a policy, or choose an example.',
    at: (line: string, path: string, says: string) => `Line ${line}${path === '' ? '' : `, ${path}`}: ${says}`,
    action: 'An action is written as service:Action. Wildcards are not possible here.',
    resource: 'A resource is * or an ARN, for example arn:aws:s3:::my-bucket.',
  },
  notAllowed:
    'Only admins of this bot and the people in `POLICY_CHECK_USER_IDS` can check policies here. Ask an admin to be added.',
  problems: englishProblems,
  asking: 'I am asking the policy simulator of AWS …',
  mayNot:
    'I do not have the permission to call the policy simulator (`iam:SimulateCustomPolicy`). The operator of this bot has to deploy its CloudFormation stack again.',
  failed: 'AWS did not answer. Please try again in a minute.',
  refused: (why: string) => `AWS does not accept this policy or request. AWS says: ${why}`,
  question: (action: string, resource: string) => `${action} on ${resource}`,
  verdict: {
    hole: (who: string) => `:warning: *This policy does not demand MFA.* Allowed without MFA: ${who}.`,
    tight: ':white_check_mark: *This policy demands MFA.* Requests without MFA are denied.',
    closed: ':no_entry: *This policy allows nobody,* not even with MFA.',
  },
  identities: {
    accessKey: 'Access key',
    sessionWithoutMfa: 'Temporary credentials, no code',
    sessionWithMfa: 'Temporary credentials, new code',
    sessionWithOldMfa: 'Temporary credentials, old code',
    roleSession: 'Credentials of a role',
  } satisfies Record<Identity, string>,
  values: {
    accessKey: 'not in the request',
    sessionWithoutMfa: 'false',
    sessionWithMfa: 'true, 40 seconds old',
    sessionWithOldMfa: 'true, 12 hours old',
    roleSession: 'false',
  } satisfies Record<Identity, string>,
  head: { value: 'aws:MultiFactorAuthPresent', answer: 'Verdict' },
  allowed: 'allowed',
  denied: 'denied',
  leak: 'allowed without MFA',
  why: 'Why',
  line: (line: string, says: string) => `Line ${line}: ${says}`,
  reasons: {
    'asks-nothing': 'this Allow does not ask for MFA.',
    'if-exists': (operator: string, key: string) =>
      `this Allow uses \`${operator}\`, which is also true for a request without \`${key}\`.`,
    'null-allow': (key: string) =>
      `this Allow asks with \`Null\` whether \`${key}\` is in the request, and not whether it is true.`,
    'null-deny': (key: string) =>
      `this Deny asks with \`Null\` whether \`${key}\` is in the request, and not whether it is true.`,
    'no-age': {
      Allow: 'this Allow does not limit the age of the code.',
      Deny: 'this Deny does not limit the age of the code.',
    },
    'true-without-mfa': (keys: string) => `the condition of this Allow on \`${keys}\` is true without MFA too.`,
    'no-match': (operator: string, key: string) =>
      `this Deny uses \`${operator}\`, which does not match a request without \`${key}\`. An access key sends none. \`${operator}IfExists\` matches it.`,
    'other-conditions': (request: string) => `the conditions of this Deny do not match ${request}.`,
    'other-request': (request: string) => `this Deny is not about ${request}.`,
  },
  repaired: '*Repaired, and checked again: requests without MFA are denied.*',
  tooLong: 'The repaired policy is too long for this window. `npm run check-policy` prints it.',
  notRepaired: 'I found no repair that denies every request without MFA and allows requests with MFA.',
  missing: (keys: string) => `The policy also asks for ${keys}. I gave the simulator no values for that.`,
  simulated: 'Checked by the policy simulator only. Service control policies and resource policies apply as well.',
  trust,
  another: 'Check another policy',
  real: {
    button: 'Try it in AWS',
    offer:
      '*Try it in AWS too?* In about a minute I put this policy on a test user and a role, list the buckets with each kind of credentials, and delete everything again.',
    not: {
      'trust-policy': 'Trust policies are not tried in AWS: they are about other users than my test user.',
      'other-request': 'Only `s3:ListAllMyBuckets` on `*` can be tried in AWS: a test user may do nothing else.',
      'too-long': 'The policy is too long to try in AWS: the policies of a user can have 2,048 characters.',
      'no-boundary':
        'Policies cannot be tried in AWS here: `PERMISSIONS_BOUNDARY_ARN` is not set, and without it a policy could allow too much.',
      'no-roles':
        'Policies cannot be tried in AWS here: the bot may not create roles. The operator of this bot has to deploy its CloudFormation stack again.',
    },
    started: 'I am trying the policy in AWS. Follow it in our direct message.',
  },
};
