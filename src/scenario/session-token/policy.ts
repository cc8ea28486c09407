import { isoSeconds } from '../naming.ts';

/**
 * Allows listing the buckets with MFA only, and only until the deadline: access dies by itself even if the bot is dead.
 * The resource is `*` because `s3:ListAllMyBuckets` has no resource of its own, in any partition.
 *
 * @param deadlineAt epoch milliseconds
 */
export function listBucketsWithMfa(deadlineAt: number): object {
  return listBuckets('ListBucketsWithMfaUntilTheDeadline', {
    ...WITH_MFA,
    DateLessThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) },
  });
}

/** The same without a deadline: for a person who keeps it, and whose own program deletes it. */
export function listBucketsWithMfaForever(): object {
  return listBuckets('ListBucketsWithMfa', WITH_MFA);
}

const WITH_MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

function listBuckets(Sid: string, Condition: object): object {
  const statement = { Sid, Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*', Condition };
  return { Version: '2012-10-17', Statement: [statement] };
}
