import { isoSeconds } from '../naming.ts';

/**
 * Allows listing the buckets with MFA only, and only until the deadline: access dies by itself even if the bot is dead.
 * The resource is `*` because `s3:ListAllMyBuckets` has no resource of its own, in any partition.
 */
export function listBucketsWithMfa(deadlineAt: number): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ListBucketsWithMfaUntilTheDeadline',
        Effect: 'Allow',
        Action: 's3:ListAllMyBuckets',
        Resource: '*',
        Condition: {
          Bool: { 'aws:MultiFactorAuthPresent': 'true' },
          DateLessThan: { 'aws:CurrentTime': isoSeconds(deadlineAt) },
        },
      },
    ],
  };
}
