import type { AssumeRoleWords } from '../../../../scenario/assume-role/take-home/words.ts';

const programs: AssumeRoleWords = {
  comments: {
    what: 'A role that needs MFA: the lesson of the Slack bot, in your own terminal.',
    manages: 'IAM users and roles',
    creates: 'one IAM user and one role',
    policy: 'The only permission of the user: assume the role. It does not mention MFA.',
    trust: 'The trust policy of the role: only this user may assume it, and only with MFA.',
    rolePolicy: 'The permission of the role: list buckets. It does not mention MFA either.',
    rolePolicyWithMfa: 'A mistake that many people make: the permission of the role asks for MFA as well.',
    arns: 'User, device and role have one name at one path, so their ARNs differ in one word.',
    role: 'Step 4: the role. A trust policy can only name a user that IAM knows everywhere, so it may have to be sent again.',
    key: 'Step 5: an access key, and the permission to assume the role.',
    assume:
      'Step 6: assume the role with the access key. The user may do it, but the trust policy asks for MFA: AWS denies it.',
    noCode: 'Step 7: the same with temporary credentials that were requested without a code. AWS denies it again.',
    withCode:
      'Step 8: assume the role with a code. AWS accepts each code once, and a new role can need up to 30 seconds. Then list the buckets.',
    again:
      'The first two once more: the role could be assumed, so it is known everywhere, and only MFA can be the reason now.',
    inside:
      'Step 9: now the permission of the role asks for MFA. You used a code, but inside the role the value is false: S3 denies access.',
    table: 'MFA belongs in the trust policy: inside the role, the value is false.',
  },
  says: {
    tried: 'What was tried',
    accessKey: 'Assume the role, access key',
    withoutCode: 'Assume the role, no code',
    withCode: 'Assume the role, your code',
    inRole: 'List buckets in the role',
    askingForMfa: 'Now the policy of the role asks for MFA as well ...',
    inRoleAskedForMfa: 'The same, asked for MFA',
    proved: 'The role could be assumed only with your code, and inside the role MFA is false.',
    surprise: 'Unexpected: another policy in this account changes the answers of AWS.',
  },
};

/** The texts that a person can take home from the lesson assume-role. */
export const assumeRoleTakeHome = {
  cli: {
    intro:
      '*The same with a role of your own:* assume it with one MFA code, and use its credentials. Put in the ARN of your role.',
    issue: 'The credentials of the role for a code, valid for an hour',
    request: 'A request that the role allows',
    more: '*Without all that typing:* in `~/.aws/config`, write `mfa_serial` into a profile with `role_arn`. The AWS CLI then asks for the code automatically, and keeps the credentials until they expire.',
    withProfile: 'Asks for the code, assumes the role and sends the request',
  },
  programs,
};
