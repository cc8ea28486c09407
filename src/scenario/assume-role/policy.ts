import { isoSeconds } from '../naming.ts';

const VERSION = '2012-10-17';
const LIST = 's3:ListAllMyBuckets';
const WITH_MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

/**
 * Says who may assume the role: this user, and only with MFA.
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

/** Allows the user to assume the role and nothing else, until the deadline (epoch milliseconds). */
export function mayAssume(roleArn: string, deadlineAt: number): object {
  return allow('AssumeTheRoleUntilTheDeadline', 'sts:AssumeRole', roleArn, untilThen(deadlineAt));
}

/** The same without a deadline: for a person who keeps it, and whose own program deletes it. */
export function mayAssumeForever(roleArn: string): object {
  return allow('AssumeTheRole', 'sts:AssumeRole', roleArn);
}

/** Allows the role to list the buckets until the deadline (epoch milliseconds). MFA is not asked for: the trust policy did that. */
export function mayList(deadlineAt: number): object {
  return allow('ListBucketsUntilTheDeadline', LIST, '*', untilThen(deadlineAt));
}

/** The same without a deadline. */
export function mayListForever(): object {
  return allow('ListBuckets', LIST, '*');
}

/** Allows it with MFA only, which the session of a role never has: the trust policy has asked for it, and the session does not carry it. */
export function mayListWithMfa(deadlineAt: number): object {
  return allow('ListBucketsWithMfaUntilTheDeadline', LIST, '*', {
    ...WITH_MFA,
    ...untilThen(deadlineAt),
  });
}

/** The same without a deadline. */
export function mayListWithMfaForever(): object {
  return allow('ListBucketsWithMfa', LIST, '*', WITH_MFA);
}

function untilThen(deadlineAt: number): object {
  return { DateLessThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) } };
}

function allow(Sid: string, Action: string, Resource: string, Condition?: object): object {
  return { Version: VERSION, Statement: [{ Sid, Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }] };
}
