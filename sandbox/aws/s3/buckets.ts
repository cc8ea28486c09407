import { z } from 'zod';
import { defineOperation } from '../operation/operation.ts';
import { S3Error } from '../operation/s3-error.ts';
import { type BucketConfiguration, readConfiguration } from './bucket-configuration.ts';
import { bucketArn, bucketOf, checkBucketName, isTakenElsewhere } from './bucket-names.ts';
import type { S3Operation, S3Request } from './s3-operation.ts';

/** An account's default quota. */
const MAX_BUCKETS = 10_000;

const bucketInput = z.object({ Bucket: z.string() });
const inputOfAddress = ({ address }: S3Request) => ({ Bucket: address.bucket ?? '' });

/** Creating one's own bucket once more is no error in us-east-1 (S3 documentation, `BucketAlreadyOwnedByYou`). */
const CreateBucket: S3Operation = {
  action: 's3:CreateBucket',
  input: (request, payload) => ({ ...inputOfAddress(request), Configuration: readConfiguration(request, payload) }),
  operation: defineOperation({
    input: bucketInput.extend({ Configuration: z.custom<BucketConfiguration>() }),
    permission: (_account, { Bucket }) => {
      checkBucketName(Bucket);
      return { resource: bucketArn(Bucket) };
    },
    perform: (account, { Bucket: name, Configuration }) => {
      checkLocation(Configuration.locationConstraint);
      if (account.buckets.has(name)) return undefined;
      if (isTakenElsewhere(name)) throw notAvailable(name);
      if (account.buckets.size >= MAX_BUCKETS) {
        throw new S3Error('TooManyBuckets', 400, 'You have attempted to create more buckets than allowed');
      }
      account.buckets.set(name, { name, region: account.region, createdAt: account.now() });
      return undefined;
    },
  }),
  reply: (_result, { bucket }) => ({ status: 200, headers: { location: `/${bucket}` } }),
};

const DeleteBucket: S3Operation = {
  action: 's3:DeleteBucket',
  input: inputOfAddress,
  operation: defineOperation({
    input: bucketInput,
    permission: (account, { Bucket }) => ({ resource: bucketArn(bucketOf(account, Bucket).name) }),
    perform: (account, { Bucket }) => {
      account.buckets.delete(Bucket);
      return undefined;
    },
  }),
  reply: () => ({ status: 204 }),
};

const HeadBucket: S3Operation = {
  action: 's3:ListBucket',
  input: inputOfAddress,
  operation: defineOperation({
    input: bucketInput,
    permission: (account, { Bucket }) => ({ resource: bucketArn(bucketOf(account, Bucket).name) }),
    perform: (account, { Bucket }) => ({ region: bucketOf(account, Bucket).region }),
  }),
  reply: (result) => ({
    status: 200,
    headers: { 'x-amz-bucket-region': String(result?.region), 'x-amz-access-point-alias': 'false' },
  }),
};

/** Empty for us-east-1, which is older than location constraints. */
const GetBucketLocation: S3Operation = {
  action: 's3:GetBucketLocation',
  input: inputOfAddress,
  operation: defineOperation({
    input: bucketInput,
    permission: (account, { Bucket }) => ({ resource: bucketArn(bucketOf(account, Bucket).name) }),
    perform: () => undefined,
  }),
  reply: () => ({ status: 200, body: { LocationConstraint: {} } }),
};

export const bucketOperations = { CreateBucket, DeleteBucket, HeadBucket, GetBucketLocation };

/** The account has one region, and its name is the one that cannot be asked for. */
function checkLocation(constraint: string | undefined): void {
  if (constraint === undefined) return;
  const details = { LocationConstraint: constraint };
  if (constraint === 'us-east-1' || !/^(?:EU|[a-z]{2,3}(?:-[a-z]+){1,3}-\d)$/.test(constraint)) {
    throw new S3Error('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', details);
  }
  const message = `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`;
  throw new S3Error('IllegalLocationConstraintException', 400, message);
}

function notAvailable(name: string): S3Error {
  const message =
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.';
  return new S3Error('BucketAlreadyExists', 409, message, { BucketName: name });
}
