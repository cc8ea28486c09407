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
  return listBuckets('ListBucketsWithYoungMfaUntilTheDeadline', {
    ...YOUNG,
    DateLessThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) },
  });
}

/** The same without a deadline: for a person who keeps it, and whose own program deletes it. */
export function listBucketsWithYoungMfaForever(): object {
  return listBuckets('ListBucketsWithYoungMfa', YOUNG);
}

const YOUNG = { NumericLessThan: { 'aws:MultiFactorAuthAge': String(MOST_AGE_SECONDS) } };

function listBuckets(Sid: string, Condition: object): object {
  const statement = { Sid, Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*', Condition };
  return { Version: '2012-10-17', Statement: [statement] };
}
