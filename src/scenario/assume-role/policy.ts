import { isoSeconds } from '../naming.ts';

const VERSION = '2012-10-17';
const LIST = 's3:ListAllMyBuckets';
const WITH_MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

/**
 * Returns a trust policy: only this user may assume the role, and only with MFA.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
export function trustWithMfa(userArn: string): object {
  const statement = {
    Sid: 'AssumeWithMfa',
    Effect: 'Allow',
    Principal: { AWS: userArn },
    Action: 'sts:AssumeRole',
    Condition: WITH_MFA,
  };
  return { Version: VERSION, Statement: [statement] };
}

/** Returns a policy that allows the user only to assume the role, until the deadline (epoch milliseconds). */
export function mayAssume(roleArn: string, deadlineAt: number): object {
  return allow('AssumeTheRoleUntilTheDeadline', 'sts:AssumeRole', roleArn, untilThen(deadlineAt));
}

/**
 * Returns the policy of `mayAssume` without a deadline, for the programs that a participant can take home. They delete
 * their policies at the end.
 */
export function mayAssumeForever(roleArn: string): object {
  return allow('AssumeTheRole', 'sts:AssumeRole', roleArn);
}

/**
 * Returns a policy that lets the role list the buckets until the deadline (epoch milliseconds). Only the trust policy
 * requires MFA.
 */
export function mayList(deadlineAt: number): object {
  return allow('ListBucketsUntilTheDeadline', LIST, '*', untilThen(deadlineAt));
}

/** Returns the policy of `mayList` without a deadline. */
export function mayListForever(): object {
  return allow('ListBuckets', LIST, '*');
}

/**
 * Returns a policy that lets the role list the buckets with MFA only. AWS gives the temporary credentials of a role no
 * information about MFA, even if the trust policy requires MFA. So this policy allows nothing.
 * @param deadlineAt epoch milliseconds
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
export function mayListWithMfa(deadlineAt: number): object {
  return allow('ListBucketsWithMfaUntilTheDeadline', LIST, '*', {
    ...WITH_MFA,
    ...untilThen(deadlineAt),
  });
}

/** Returns the policy of `mayListWithMfa` without a deadline. */
export function mayListWithMfaForever(): object {
  return allow('ListBucketsWithMfa', LIST, '*', WITH_MFA);
}

function untilThen(deadlineAt: number): object {
  return { DateLessThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) } };
}

function allow(Sid: string, Action: string, Resource: string, Condition?: object): object {
  return { Version: VERSION, Statement: [{ Sid, Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }] };
}
