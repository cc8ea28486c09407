import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  waitUntilBucketExists,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTo, signed } from './raw-requests.ts';
import { codeInProcess, type Signed, signers } from './sigv4-signers.ts';
import {
  createKey,
  createUser,
  type Keys,
  outcomeOf,
  putPolicy,
  refusalOf,
  startWorld,
  type World,
} from './support.ts';

let world: World;
let s3: S3Client;
beforeAll(async () => {
  world = await startWorld({ buckets: ['ours-one', 'ours-two', 'ours-three'] });
  s3 = world.clientsOf(world.aws.adminKey).s3;
});
afterAll(() => world.aws.close());

const create = (Bucket: string) => outcomeOf(s3.send(new CreateBucketCommand({ Bucket })));
const names = async () => (await s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name);

describe('a bucket', () => {
  test('is created, listed, found by HeadBucket and deleted, and cannot be deleted twice', async () => {
    const Bucket = 'a-new-bucket';
    const created = await s3.send(new CreateBucketCommand({ Bucket }));
    expect(created.Location).toBe('/a-new-bucket');
    expect(await names()).toContain(Bucket);
    expect(world.aws.view().buckets).toContain(Bucket);
    expect((await s3.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe('us-east-1');
    expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBeUndefined();
    await waitUntilBucketExists({ client: s3, maxWaitTime: 6 }, { Bucket });

    const deleted = await s3.send(new DeleteBucketCommand({ Bucket }));
    expect(deleted.$metadata.httpStatusCode).toBe(204);
    expect(await names()).not.toContain(Bucket);
    expect(await refusalOf(s3.send(new DeleteBucketCommand({ Bucket })))).toEqual({
      code: 'NoSuchBucket',
      http: 404,
      message: 'The specified bucket does not exist',
    });
  });

  test('can be created again in us-east-1 by its own account, but not by another account', async () => {
    expect(await create('ours-one')).toBe('Success');
    expect(await refusalOf(s3.send(new CreateBucketCommand({ Bucket: 'examplebucket' })))).toMatchObject({
      code: 'BucketAlreadyExists',
      http: 409,
    });
    expect(await names()).not.toContain('examplebucket');
  });

  test('an answer to a HEAD request has no body, even if it is an error', async () => {
    const head = async (target: string) => {
      const request = signed(world, 's3', '', { method: 'HEAD', target });
      const response = await world.aws.fetch(new Request(`${world.aws.url}${target}`, request));
      return [response.status, await response.text(), response.headers.get('x-amz-bucket-region')];
    };
    expect(await head('/ours-one')).toEqual([200, '', 'us-east-1']);
    expect(await head('/not-there')).toEqual([404, '', null]);
    expect(await head('/examplebucket')).toEqual([403, '', null]);
    const anonymous = await world.aws.fetch(new Request(`${world.aws.url}/ours-one`, { method: 'HEAD' }));
    expect([anonymous.status, await anonymous.text()]).toEqual([403, '']);
  });
});

describe('names', () => {
  test.each([
    'ab',
    'a'.repeat(64),
    'Upper',
    'under_score',
    '-a-b',
    'a-b-',
    'a..b',
    '.ab',
    '192.168.5.4',
    'xn--abc',
    'sthree-abc',
    'amzn-s3-demo-abc',
    'abc-s3alias',
    'abc--ol-s3',
    'abc.mrap',
    'abc--x-s3',
    'あいう',
  ])('%j is not a valid bucket name', async (name) => {
    const target = `/${encodeURIComponent(name)}`;
    const request = signed(world, 's3', '', { method: 'PUT', target });
    expect(await answerTo(world, target, request)).toEqual([400, 'InvalidBucketName']);
  });

  test.each(['abc', 'a'.repeat(63), '1.2.3.4.5', '192.168.5.4a', 'a.b-c', 'xn-abc'])(
    '%j is a valid bucket name',
    async (name) => {
      expect(await create(name)).toBe('Success');
      expect(await names()).toContain(name);
    },
  );
});

describe('CreateBucket', () => {
  const withBody = (body: string, headers: Record<string, string> = {}) => {
    const target = '/with-a-body';
    return answerTo(world, target, signed(world, 's3', body, { method: 'PUT', target, headers }));
  };
  const constraint = (name: string) =>
    `<?xml version="1.0"?><CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>${name}</LocationConstraint></CreateBucketConfiguration>`;

  test.each([
    [constraint('us-east-1'), 400, 'InvalidLocationConstraint'],
    [constraint('the-moon'), 400, 'InvalidLocationConstraint'],
    ['<CreateBucketConfiguration><LocationConstraint>EU</CreateBucketConfiguration>', 400, 'MalformedXML'],
    ['<CreateBucketConfiguration><Colour>red</Colour></CreateBucketConfiguration>', 400, 'MalformedXML'],
    ['<Other/>', 400, 'MalformedXML'],
    ['no XML', 400, 'MalformedXML'],
    ['<!DOCTYPE a><CreateBucketConfiguration/>', 400, 'MalformedXML'],
    ['<!-- as it is --><CreateBucketConfiguration/>', 200, 'none'],
    [constraint('a'.repeat(20_000)), 400, 'MalformedXML'],
    ['<CreateBucketConfiguration><Tags><Tag/></Tags></CreateBucketConfiguration>', 501, 'NotImplemented'],
    ['<CreateBucketConfiguration/>', 200, 'none'],
    [constraint(''), 200, 'none'],
    ['', 200, 'none'],
  ])('with the body %s is answered with %i %s', async (body, status, code) => {
    expect(await withBody(body)).toEqual([status, code]);
  });

  test('an option that the sandbox does not support is refused, not ignored', async () => {
    expect(await withBody('', { 'x-amz-acl': 'private' })).toEqual([200, 'none']);
    expect(await withBody('', { 'x-amz-acl': 'public-read' })).toEqual([501, 'NotImplemented']);
    expect(await withBody('', { 'x-amz-bucket-namespace': 'global' })).toEqual([200, 'none']);
    expect(await withBody('', { 'x-amz-bucket-namespace': 'account-regional' })).toEqual([501, 'NotImplemented']);
    expect(await withBody('', { 'x-amz-grant-read': 'id=1' })).toEqual([501, 'NotImplemented']);
  });
});

describe('addresses', () => {
  const hosts = [
    'ours-two.localhost',
    'ours-two.localhost:4566',
    'ours-two.s3.localhost',
    'OURS-TWO.s3.us-east-1.localhost',
    'ours-two.s3.amazonaws.com',
    'ours-two.s3.us-east-1.amazonaws.com',
    'ours-two.s3.dualstack.us-east-1.amazonaws.com',
    'ours-two.s3-fips.us-east-1.amazonaws.com',
    'ours-two.127.0.0.1.nip.io',
  ];
  const asked = (host: string, path: string) =>
    signers.aws4!(
      { service: 's3', method: 'GET', host, path, query: 'location=', headers: {}, body: '', isPresigned: false },
      world.aws.adminKey,
      world.now(),
    );
  const send = (host: string, request: Signed) => codeInProcess(world, host.toLowerCase(), request);

  test.each(hosts)('a bucket can be a part of the host: %s', async (host) => {
    expect(await send(host, await asked(host, '/'))).toBe('none');
    expect(await send(host, await asked(host, '/a/key'))).toBe('NotImplemented');
  });

  test.each(['localhost', 's3.localhost', 's3.us-east-1.localhost', 's3.amazonaws.com', 's3.us-east-1.amazonaws.com'])(
    'a bucket can be the first part of the path: %s',
    async (host) => {
      expect(await send(host, await asked(host, '/ours-two'))).toBe('none');
      expect(await send(host, await asked(host, '/'))).toBe('none');
      expect(await send(host, await asked(host, '/not-there'))).toBe('NoSuchBucket');
    },
  );

  test('the SDK reaches a bucket by the host name of the bucket', async () => {
    // Some resolvers do not map names that end in .localhost to this machine.
    const lookup: LookupFunction = (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]);
    const client = new S3Client({
      endpoint: world.aws.url.replace('127.0.0.1', 'localhost'),
      region: 'us-east-1',
      credentials: world.aws.adminKey,
      systemClockOffset: world.now() - Date.now(),
      requestHandler: { httpAgent: new Agent({ lookup }) },
    });
    const seen = await client.send(new HeadBucketCommand({ Bucket: 'ours-two' }));
    expect(seen.BucketRegion).toBe('us-east-1');
    client.destroy();
  });
});

describe('permissions', () => {
  let keys: Keys;
  beforeAll(async () => {
    await createUser(world, 'builder');
    keys = await createKey(world, 'builder');
    const Action = ['s3:CreateBucket', 's3:DeleteBucket', 's3:ListBucket'];
    await putPolicy(world, 'builder', { Effect: 'Allow', Action, Resource: 'arn:aws:s3:::builder-*' });
  });

  test('are checked on the ARN of the bucket', async () => {
    const client = world.clientsOf(keys).s3;
    const outcomes = async (Bucket: string) => [
      await outcomeOf(client.send(new CreateBucketCommand({ Bucket }))),
      await outcomeOf(client.send(new HeadBucketCommand({ Bucket }))),
      await outcomeOf(client.send(new DeleteBucketCommand({ Bucket }))),
    ];
    expect(await outcomes('builder-one')).toEqual(['Success', 'Success', 'Success']);
    const [create, head, remove] = await outcomes('ours-three');
    expect([create, remove]).toEqual(['AccessDenied', 'AccessDenied']);
    expect(head).not.toBe('Success');
    expect(await names()).toContain('ours-three');
    const denied = world.aws.view().calls.at(-2);
    expect(denied).toMatchObject({ operation: 'DeleteBucket', principal: 'builder', decision: 'not-allowed' });
  });
});

describe("the form of S3's answers", () => {
  test('an error has the resource, the request id and the host id, and no XML namespace', async () => {
    const response = await fetch(`${world.aws.url}/nope-nope`, signed(world, 's3', '', { target: '/nope-nope' }));
    const text = await response.text();
    expect(text).toMatch(/<Error><Code>NoSuchBucket<\/Code><Message>[^<]+<\/Message><BucketName>nope-nope</);
    expect(text).toContain('<Resource>/nope-nope</Resource>');
    expect(text).toContain(`<RequestId>${response.headers.get('x-amz-request-id')}</RequestId>`);
    expect(text).toContain(`<HostId>${response.headers.get('x-amz-id-2')}</HostId>`);
  });

  test('the error about an operation that the sandbox does not support names the operation', async () => {
    const Bucket = 'ours-one';
    const unsupported = (call: Promise<unknown>) => refusalOf(call).then(({ http, message }) => [http, message]);
    expect(await unsupported(s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' })))).toEqual([
      501,
      'The sandbox does not support PutObject.',
    ]);
    expect(await unsupported(s3.send(new ListObjectsV2Command({ Bucket })))).toEqual([
      501,
      'The sandbox does not support ListObjectsV2.',
    ]);
    expect(await unsupported(s3.send(new GetBucketPolicyCommand({ Bucket })))).toEqual([
      501,
      'The sandbox does not support GetBucketPolicy.',
    ]);
    const missing = s3.send(new PutObjectCommand({ Bucket: 'not-there', Key: 'a', Body: 'x' }));
    expect(await refusalOf(missing)).toMatchObject({ code: 'NoSuchBucket', http: 404 });
  });

  test.each([
    ['PATCH', '/', 405, 'MethodNotAllowed'],
    ['POST', '/?x=1', 405, 'MethodNotAllowed'],
    ['PATCH', '/ours-one/key', 405, 'MethodNotAllowed'],
    ['GET', '/%zz', 400, 'InvalidURI'],
    ['GET', `/ours-one/${'a'.repeat(1025)}`, 400, 'KeyTooLongError'],
    ['POST', '/ours-one/key?uploads', 501, 'NotImplemented'],
    ['PUT', '/ours-one?versioning', 501, 'NotImplemented'],
    ['GET', '/ours-one?location&versioning', 400, 'InvalidArgument'],
    ['HEAD', '/ours-one?location', 405, 'none'],
  ])('%s %s: %i %s', async (method, target, status, code) => {
    const request = signed(world, 's3', '', { method, target });
    expect(await answerTo(world, target, request)).toEqual([status, code]);
  });
});
