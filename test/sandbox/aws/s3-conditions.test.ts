import { CreateUserCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeInProcess, signers } from './sigv4-signers.ts';
import {
  createKey,
  createUser,
  type Keys,
  listBuckets,
  outcomeOf,
  putPolicy,
  startWorld,
  type World,
} from './support.ts';

/** Tests the condition keys about the signature of an S3 request, and `s3:LocationConstraint`. */
let world: World;
let keys: Keys;
beforeAll(async () => {
  world = await startWorld();
  await createUser(world, 'signer');
  keys = await createKey(world, 'signer');
});
afterAll(() => world.aws.close());

const allowed = (Condition: object, Action = 's3:ListAllMyBuckets') =>
  putPolicy(world, 'signer', { Effect: 'Allow', Action, Resource: 'arn:aws:s3:::*', Condition });

async function byUrl(ageSeconds: number): Promise<string> {
  const request = { service: 's3', method: 'GET', host: 'localhost', path: '/', query: 'prefix=acme' } as const;
  const sign = signers['@smithy/signature-v4']!;
  const at = world.now() - ageSeconds * 1000;
  const signed = await sign({ ...request, headers: {}, body: '', isPresigned: true }, keys, at);
  return codeInProcess(world, 'localhost', signed);
}

const byHeader = () => outcomeOf(listBuckets(world, keys));

test('s3:authType says whether a header or a URL carries the signature', async () => {
  await allowed({ StringEquals: { 's3:authType': 'REST-HEADER' } });
  expect([await byHeader(), await byUrl(0)]).toEqual(['Success', 'AccessDenied']);
  await allowed({ StringEquals: { 's3:authType': 'REST-QUERY-STRING' } });
  expect([await byHeader(), await byUrl(0)]).toEqual(['AccessDenied', 'none']);
});

test('s3:signatureversion is the version of the signature', async () => {
  await allowed({ StringEquals: { 's3:signatureversion': 'AWS4-HMAC-SHA256', 's3:ResourceAccount': '111122223333' } });
  expect([await byHeader(), await byUrl(0)]).toEqual(['Success', 'none']);
  await allowed({ StringEquals: { 's3:signatureversion': 'AWS' } });
  expect([await byHeader(), await byUrl(0)]).toEqual(['AccessDenied', 'AccessDenied']);
});

test('s3:signatureAge is the age of the signature in milliseconds', async () => {
  await allowed({ NumericLessThan: { 's3:signatureAge': '60000' } });
  expect([await byHeader(), await byUrl(59), await byUrl(61)]).toEqual(['Success', 'none', 'AccessDenied']);
});

test('s3:x-amz-content-sha256 is present for a signature in a header, and absent for a presigned URL', async () => {
  await allowed({ Null: { 's3:x-amz-content-sha256': 'false' } });
  expect([await byHeader(), await byUrl(0)]).toEqual(['Success', 'AccessDenied']);
});

test('s3:LocationConstraint is present only if the request names a region', async () => {
  await allowed({ Null: { 's3:LocationConstraint': 'true' } }, 's3:CreateBucket');
  const create = (LocationConstraint?: 'eu-west-1') => {
    const CreateBucketConfiguration = LocationConstraint && { LocationConstraint };
    const input = { Bucket: 'conditioned', ...(CreateBucketConfiguration && { CreateBucketConfiguration }) };
    return outcomeOf(world.clientsOf(keys).s3.send(new CreateBucketCommand(input)));
  };
  expect(await create('eu-west-1')).toBe('AccessDenied');
  expect(await create()).toBe('Success');
});

test('requests to IAM have no s3:authType, s3:signatureversion and s3:signatureAge', async () => {
  const Condition = { Null: { 's3:authType': 'true', 's3:signatureversion': 'true', 's3:signatureAge': 'true' } };
  await putPolicy(world, 'signer', { Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*', Condition });
  const create = new CreateUserCommand({ UserName: 'made-by-signer' });
  expect(await outcomeOf(world.clientsOf(keys).iam.send(create))).toBe('Success');
});
