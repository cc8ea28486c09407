import { isoSeconds } from '../naming.ts';

/** How old an MFA code may be, in seconds. It is short, so that a person can wait until the code is too old. */
export const MOST_AGE_SECONDS = 60;

/**
 * Returns a policy that allows listing the buckets if the MFA code was used less than a minute ago, and only until the
 * deadline. A request without MFA has no MultiFactorAuthAge, and a missing key does not fulfil a numeric condition. So
 * this condition also requires MFA.
 * @param deadlineAt epoch milliseconds
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function listBucketsWithYoungMfa(deadlineAt: number): object {
  return listBuckets('ListBucketsWithYoungMfaUntilTheDeadline', {
    ...YOUNG,
    DateLessThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) },
  });
}

/**
 * Returns the same policy without a deadline, for the programs that a participant can take home. They delete their
 * policies at the end.
 */
export function listBucketsWithYoungMfaForever(): object {
  return listBuckets('ListBucketsWithYoungMfa', YOUNG);
}

const YOUNG = { NumericLessThan: { 'aws:MultiFactorAuthAge': String(MOST_AGE_SECONDS) } };

function listBuckets(Sid: string, Condition: object): object {
  const statement = { Sid, Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*', Condition };
  return { Version: '2012-10-17', Statement: [statement] };
}
