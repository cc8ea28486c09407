import { z } from 'zod';
import { HOME_REGION, isRegion } from '../account/regions.ts';
import type { Account, Bucket } from '../account/state.ts';
import { defineOperation } from '../operation/operation.ts';
import type { Permission } from '../operation/permission.ts';
import { S3Error } from '../operation/s3-error.ts';
import { type BucketConfiguration, readConfiguration } from './bucket-configuration.ts';
import { bucketArn, bucketOf, checkBucketName, isTakenElsewhere } from './bucket-names.ts';
import { checkOwner, expectedOwnerOf } from './expected-owner.ts';
import type { S3Operation, S3Request } from './s3-operation.ts';

/** An account's default quota. */
const MAX_BUCKETS = 10_000;

const bucketInput = z.object({ Bucket: z.string(), Region: z.string(), ExpectedOwner: z.string().optional() });
const inputOfAddress = (request: S3Request) => ({
  Bucket: request.address.bucket ?? '',
  Region: request.region,
  ExpectedOwner: expectedOwnerOf(request),
});

const CreateBucket: S3Operation = {
  action: 's3:CreateBucket',
  input: (request, payload) => ({ ...inputOfAddress(request), Configuration: readConfiguration(request, payload) }),
  operation: defineOperation({
    input: bucketInput.extend({ Configuration: z.custom<BucketConfiguration>() }),
    permission: (_account, { Bucket, Configuration: { locationConstraint } }) => {
      checkBucketName(Bucket);
      const asked = locationConstraint !== undefined && { 's3:LocationConstraint': locationConstraint };
      return { resource: bucketArn(Bucket), context: { ...asked } };
    },
    perform: (account, { Bucket: name, Region: region, Configuration }) => {
      const place = placeFor(Configuration.locationConstraint, region);
      const present = account.buckets.get(name);
      if (present) {
        checkRepetition(present, region);
        return undefined;
      }
      if (isTakenElsewhere(name)) throw notAvailable(name);
      if (account.buckets.size >= MAX_BUCKETS) {
        throw new S3Error('TooManyBuckets', 400, 'You have attempted to create more buckets than allowed');
      }
      account.buckets.set(name, { name, region: place, createdAt: account.now() });
      return { region: place };
    },
  }),
  reply: (result, { bucket }) => {
    const isAtHome = result === undefined || result.region === HOME_REGION;
    return { status: 200, headers: { location: isAtHome ? `/${bucket}` : `http://${bucket}.s3.amazonaws.com/` } };
  },
};

const DeleteBucket: S3Operation = {
  action: 's3:DeleteBucket',
  input: inputOfAddress,
  operation: defineOperation({
    input: bucketInput,
    permission: onBucket,
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
    permission: onBucket,
    perform: (account, { Bucket, Region }) => ({ region: bucketOf(account, Bucket, Region).region }),
  }),
  reply: (result) => ({
    status: 200,
    headers: { 'x-amz-bucket-region': String(result?.region), 'x-amz-access-point-alias': 'false' },
  }),
};

/** Every region answers. The answer is empty for a bucket in us-east-1, which is older than location constraints. */
const GetBucketLocation: S3Operation = {
  action: 's3:GetBucketLocation',
  input: inputOfAddress,
  operation: defineOperation({
    input: bucketInput,
    permission: (account, input) => onBucket(account, { ...input, Region: 'any' }),
    perform: (account, { Bucket }) => ({ region: bucketOf(account, Bucket, 'any').region }),
  }),
  reply: (result) => ({
    status: 200,
    body: { LocationConstraint: result?.region === HOME_REGION ? {} : { '#text': result?.region } },
  }),
};

export const bucketOperations = { CreateBucket, DeleteBucket, HeadBucket, GetBucketLocation };

function onBucket(account: Account, { Bucket, Region, ExpectedOwner }: z.output<typeof bucketInput>): Permission {
  const bucket = bucketOf(account, Bucket, Region);
  checkOwner(account.id, ExpectedOwner);
  return { resource: bucketArn(bucket.name) };
}

/**
 * Returns the region of a new bucket. The endpoint of a region creates buckets only in this region, and the request
 * must name the region. The endpoint of us-east-1 creates buckets in all regions, like `s3.amazonaws.com`; a request
 * must not name us-east-1 (S3 API reference, CreateBucket). `EU` is the old name of eu-west-1.
 * @throws InvalidLocationConstraint, IllegalLocationConstraintException
 */
function placeFor(constraint: string | undefined, region: string): string {
  const named = constraint === 'EU' ? 'eu-west-1' : constraint;
  if (named === HOME_REGION || (named !== undefined && !isRegion(named))) {
    const details = { LocationConstraint: constraint ?? '' };
    throw new S3Error('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', details);
  }
  if (region === HOME_REGION || named === region) return named ?? region;
  const message = `The ${constraint ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`;
  throw new S3Error('IllegalLocationConstraintException', 400, message);
}

/**
 * Throws if the account creates a bucket that it already has, unless both the request and the bucket are in us-east-1
 * (S3 documentation, `BucketAlreadyOwnedByYou`).
 */
function checkRepetition(present: Bucket, region: string): void {
  if (region === HOME_REGION && present.region === HOME_REGION) return;
  const message = 'Your previous request to create the named bucket succeeded and you already own it.';
  throw new S3Error('BucketAlreadyOwnedByYou', 409, message, { BucketName: present.name });
}

function notAvailable(name: string): S3Error {
  const message =
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.';
  return new S3Error('BucketAlreadyExists', 409, message, { BucketName: name });
}
