import { isoSeconds } from '../naming.ts';

/**
 * Returns a policy that allows listing the buckets with MFA only, and only until the deadline. So access ends even if
 * the bot does not run any more. The resource is `*`, because `s3:ListAllMyBuckets` supports no resource types.
 * @param deadlineAt epoch milliseconds
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function listBucketsWithMfa(deadlineAt: number): object {
  return listBuckets('ListBucketsWithMfaUntilTheDeadline', {
    ...WITH_MFA,
    DateLessThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) },
  });
}

/**
 * Returns the same policy without a deadline, for the programs that a participant can take home. They delete their
 * policies at the end.
 */
export function listBucketsWithMfaForever(): object {
  return listBuckets('ListBucketsWithMfa', WITH_MFA);
}

const WITH_MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

function listBuckets(Sid: string, Condition: object): object {
  const statement = { Sid, Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*', Condition };
  return { Version: '2012-10-17', Statement: [statement] };
}
