import { isoSeconds } from '../naming.ts';

/** How old a code may be, in seconds: short, so that a person can wait until it is too old. */
export const MOST_AGE_SECONDS = 60;

/**
 * Allows listing the buckets while the code behind the request is young, and only until the deadline. A request without MFA has no
 * age at all, and a missing value is not less than anything: so this condition demands MFA by itself.
 *
 * @param deadlineAt epoch milliseconds
 */
export function listBucketsWithYoungMfa(deadlineAt: number): object {
  const statement = {
    Sid: 'ListBucketsWithYoungMfaUntilTheDeadline',
    Effect: 'Allow',
    Action: 's3:ListAllMyBuckets',
    Resource: '*',
    Condition: {
      NumericLessThan: { 'aws:MultiFactorAuthAge': String(MOST_AGE_SECONDS) },
      DateLessThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) },
    },
  };
  return { Version: '2012-10-17', Statement: [statement] };
}
