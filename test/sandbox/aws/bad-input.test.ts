import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { CreateUserCommand, EnableMFADeviceCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { canonicalRequest, sha256Hex, signatureOf } from '../../../src/sandbox/aws/sigv4.ts';
import { createUser, listBuckets, refusalOf, startWorld, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

/** Status and error code of a raw answer. */
async function answerTo(path: string, init: RequestInit = {}): Promise<[number, string]> {
  return errorOf(await fetch(`${world.aws.url}${path}`, init));
}

async function errorOf(response: Response): Promise<[number, string]> {
  const body = new XMLParser().parse(await response.text()) as Record<string, Record<string, unknown>>;
  const error = (body.Error ?? body.ErrorResponse?.Error) as { Code?: string } | undefined;
  return [response.status, error?.Code ?? 'none'];
}

/** A correctly signed request with any body and time, without an SDK that would correct it. */
function signed(
  service: 'iam' | 'sts' | 's3',
  method: string,
  body: string,
  changes: { skewSeconds?: number; headers?: Record<string, string> } = {},
) {
  const at = new Date(world.now() + (changes.skewSeconds ?? 0) * 1000).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const host = world.aws.url.slice('http://'.length);
  const headers: Record<string, string> = {
    host,
    'x-amz-content-sha256': sha256Hex(body),
    'x-amz-date': at,
    ...changes.headers,
  };
  const names = Object.keys(headers).sort();
  const payloadHash = service === 's3' ? (headers['x-amz-content-sha256'] ?? '') : sha256Hex(body);
  const parts = { method, path: '/', query: '', header: (name: string) => headers[name], payloadHash };
  const scope = { date: at.slice(0, 8), region: 'us-east-1', service };
  const { accessKeyId, secretAccessKey } = world.aws.adminKey;
  const signature = signatureOf(secretAccessKey, scope, at, canonicalRequest(parts, names, service === 's3'));
  const credential = `${accessKeyId}/${scope.date}/us-east-1/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { method, headers: { ...headers, authorization }, ...(method === 'POST' && { body }) };
}

describe('who cannot be established', () => {
  test('a wrong secret is refused by all three services', async () => {
    const wrong = { ...world.aws.adminKey, secretAccessKey: 'not-the-secret' };
    const { iam, sts } = world.clientsOf(wrong);
    const refused = { code: 'SignatureDoesNotMatch', http: 403 };
    expect(await refusalOf(iam.send(new CreateUserCommand({ UserName: 'never' })))).toMatchObject(refused);
    expect(await refusalOf(sts.send(new GetCallerIdentityCommand({})))).toMatchObject(refused);
    expect(await refusalOf(listBuckets(world, wrong))).toMatchObject(refused);
    expect(world.aws.view().users.map((user) => user.userName)).not.toContain('never');
  });

  test('an unknown key is refused in the words of the service', async () => {
    const unknown = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' };
    const whoAmI = world.clientsOf(unknown).sts.send(new GetCallerIdentityCommand({}));
    expect(await refusalOf(whoAmI)).toMatchObject({ code: 'InvalidClientTokenId', http: 403 });
    expect(await refusalOf(listBuckets(world, unknown))).toMatchObject({ code: 'InvalidAccessKeyId', http: 403 });
  });

  test('without a signature', async () => {
    expect(await answerTo('/', { method: 'POST', body: 'Action=ListUsers' })).toEqual([
      403,
      'MissingAuthenticationToken',
    ]);
    expect(await answerTo('/?Action=ListUsers')).toEqual([403, 'MissingAuthenticationToken']);
    expect(await answerTo('/')).toEqual([403, 'AccessDenied']);
  });

  test.each(['Bearer x', 'AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256 Credential=,,,', 'AWS AKIA:sig'])(
    'with the header %j',
    async (authorization) => {
      const headers = { authorization };
      expect(await answerTo('/', { method: 'POST', headers })).toEqual([400, 'IncompleteSignature']);
      expect(await answerTo('/', { headers })).toEqual([400, 'AuthorizationHeaderMalformed']);
    },
  );

  test('a body that was changed on its way', async () => {
    const request = signed('iam', 'POST', 'Action=ListUsers&Version=2010-05-08');
    const changed = { ...request, body: 'Action=ListGroups&Version=2010-05-08' };
    expect(await answerTo('/', changed)).toEqual([403, 'SignatureDoesNotMatch']);
    expect(await answerTo('/', request)).toEqual([200, 'none']);
  });

  test('a header that must be signed and is not', async () => {
    const request = signed('iam', 'POST', 'Action=ListUsers');
    const authorization = request.headers.authorization.replace('host;', '');
    const unsigned = { ...request, headers: { ...request.headers, authorization } };
    expect(await answerTo('/', unsigned)).toEqual([403, 'SignatureDoesNotMatch']);
  });

  test.each([
    [-901, 403],
    [-899, 200],
    [899, 200],
    [901, 403],
  ])('a clock that is %i s off: %i', async (skewSeconds, status) => {
    const body = 'Action=GetCallerIdentity&Version=2011-06-15';
    const [iamStatus, iamCode] = await answerTo('/', signed('sts', 'POST', body, { skewSeconds }));
    const [s3Status, s3Code] = await answerTo('/', signed('s3', 'GET', '', { skewSeconds }));
    expect([iamStatus, s3Status]).toEqual([status, status]);
    const codes = status === 200 ? ['none', 'none'] : ['SignatureDoesNotMatch', 'RequestTimeTooSkewed'];
    expect([iamCode, s3Code]).toEqual(codes);
  });

  test("S3's body hash may be left unsigned, but not be wrong", async () => {
    const withHash = (hash: string) =>
      answerTo('/', signed('s3', 'GET', '', { headers: { 'x-amz-content-sha256': hash } }));
    expect(await withHash('UNSIGNED-PAYLOAD')).toEqual([200, 'none']);
    expect(await withHash('0'.repeat(64))).toEqual([400, 'XAmzContentSHA256Mismatch']);
  });

  test('a scope of another region or service', async () => {
    const request = signed('iam', 'POST', 'Action=ListUsers');
    const moved = (from: string, to: string) => {
      const authorization = request.headers.authorization.replace(from, to);
      return answerTo('/', { ...request, headers: { ...request.headers, authorization } });
    };
    expect(await moved('us-east-1', 'eu-west-1')).toEqual([403, 'SignatureDoesNotMatch']);
    expect(await moved('/iam/', '/ec2/')).toEqual([403, 'SignatureDoesNotMatch']);
  });
});

describe('what cannot be done', () => {
  test('an action that the sandbox does not know is never a success', async () => {
    expect(await refusalOf(world.iam.send(new ListRolesCommand({})))).toMatchObject({
      code: 'InvalidAction',
      http: 400,
    });
    for (const body of [
      '',
      'Action=',
      'Action=toString',
      'Action=__proto__',
      'Action=GetCallerIdentity',
      '\u0000\ufffd',
      'Action=ListUsers&Version=1999-01-01',
    ]) {
      expect(await answerTo('/', signed('iam', 'POST', body))).toEqual([400, 'InvalidAction']);
    }
  });

  test('objects are not implemented', async () => {
    const { s3 } = world.clientsOf(world.aws.adminKey);
    const read = s3.send(new GetObjectCommand({ Bucket: 'acme-website', Key: 'index.html' }));
    expect(await refusalOf(read)).toMatchObject({ code: 'NotImplemented', http: 501 });
  });

  test('more than 1 MB is not read', async () => {
    const [status, code] = await answerTo('/', { method: 'POST', body: 'a'.repeat(1_100_000) });
    expect([status, code]).toEqual([413, 'RequestEntityTooLarge']);
  });
});

describe('parameters out of bounds', () => {
  test.each([
    ['an empty name', { UserName: '' }],
    ['a name of 65 characters', { UserName: 'a'.repeat(65) }],
    ['a name with a slash', { UserName: 'a/b' }],
    ['a name with control characters', { UserName: 'a\u0001' }],
    ['a path without its end', { UserName: 'a', Path: '/mfa-demo' }],
    ['a path of 513 characters', { UserName: 'a', Path: `/${'a'.repeat(511)}/` }],
    ['51 tags', { UserName: 'a', Tags: Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}`, Value: '' })) }],
    ['a tag without a key', { UserName: 'a', Tags: [{ Key: '', Value: 'x' }] }],
  ])('%s', async (_name, input) => {
    const { code, http, message } = await refusalOf(world.iam.send(new CreateUserCommand(input)));
    expect([code, http]).toEqual(['ValidationError', 400]);
    expect(message).toMatch(/^\d validation errors? detected: Value at '/);
  });

  test('a missing parameter is named as AWS names it', async () => {
    const body = 'Action=CreateUser&Version=2010-05-08&Tags.member.1.Key=a';
    const response = await fetch(world.aws.url, signed('iam', 'POST', body));
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain('Value at &apos;userName&apos; failed to satisfy constraint: Member must not be null');
    expect(text).toContain('Value at &apos;tags.1.member.value&apos; failed');
  });

  test.each(['', '12345', '1234567', 'abcdef', '12 456', '１２３４５６'])(
    'the code %j is not six digits',
    async (code) => {
      await createUser(world, `codes-${sha256Hex(code).slice(0, 8)}`);
      const enable = new EnableMFADeviceCommand({
        UserName: 'codes',
        SerialNumber: 'arn:aws:iam::111122223333:mfa/none',
        AuthenticationCode1: code,
        AuthenticationCode2: '123456',
      });
      const refusal = await refusalOf(world.iam.send(enable));
      expect(refusal).toMatchObject({ code: 'ValidationError', http: 400 });
      if (code !== '') expect(refusal.message).not.toContain(code);
    },
  );

  // Recorded from AWS: radkawar/stackd, testdata/aws/sts/query_inputs.json.
  test.each([
    ['900', 'none'],
    ['0900', 'none'],
    ['+900', 'none'],
    ['129600', 'none'],
    ['0', 'ValidationError'],
    ['899', 'ValidationError'],
    ['129601', 'ValidationError'],
    [' 900 ', 'MalformedInput'],
    ['900.0', 'MalformedInput'],
    ['9e2', 'MalformedInput'],
    ['2147483648', 'MalformedInput'],
  ])('a session of %j seconds: %s', async (seconds, code) => {
    const body = `Action=GetSessionToken&Version=2011-06-15&DurationSeconds=${encodeURIComponent(seconds)}`;
    expect(await answerTo('/', signed('sts', 'POST', body))).toEqual([code === 'none' ? 200 : 400, code]);
  });

  test('a session lasts twelve hours unless told otherwise', async () => {
    const { sts } = world.clientsOf(world.aws.adminKey);
    const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
    expect(Credentials?.Expiration?.getTime()).toBe(world.now() + 43_200_000);
  });
});

test('no form, header or query whatsoever makes it fail or crash', async () => {
  const word = fc.oneof(
    fc.constantFrom(
      'Action',
      'CreateUser',
      'UserName',
      'Tags.member.1.Key',
      'Tags.member.0',
      '__proto__',
      'MaxItems',
      'PolicyDocument',
      '%',
      '%zz',
      '&',
      '=',
      ';',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  const form = fc.array(fc.tuple(word, word), { maxLength: 8 });
  const action = fc.constantFrom(
    'CreateUser',
    'ListUsers',
    'PutUserPolicy',
    'TagUser',
    'GetSessionToken',
    'EnableMFADevice',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('iam' as const, 'sts' as const, 's3' as const),
      action,
      form,
      fc.boolean(),
      async (service, name, pairs, raw) => {
        const encode = (text: string) => (raw ? text : encodeURIComponent(text));
        const body = [`Action=${name}`, ...pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`)].join('&');
        const request = signed(service, service === 's3' ? 'GET' : 'POST', service === 's3' ? '' : body);
        const response = await world.aws.fetch(new Request(world.aws.url, request));
        expect(response.status).not.toBe(500);
        expect(response.headers.get(service === 's3' ? 'x-amz-request-id' : 'x-amzn-requestid')).toBeTruthy();
      },
    ),
    { numRuns: 150 },
  );
});

test('a client that hangs up in the middle of its body harms nobody', async () => {
  await new Promise<void>((resolve) => {
    const request = httpRequest(world.aws.url, { method: 'POST', headers: { 'content-length': '1000' } });
    request.on('error', () => resolve());
    request.write('Action=', () => request.destroy(new Error('gone')));
  });
  await vi.waitFor(() => expect(world.aws.view().calls.at(-1)?.errorCode).toBe('RequestTimeout'));
});

test.each([
  'GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
  'GET //_sandbox/view HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
  'GET http://else.example/_sandbox/view HTTP/1.1\r\nHost: else.example\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a b c\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\n',
  'HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'nonsense\r\n\r\n',
])('raw bytes on the wire are refused, not obeyed: %j', async (bytes) => {
  const socket = connect(Number(new URL(world.aws.url).port), '127.0.0.1');
  socket.write(bytes);
  const [head] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(head.toString()).toMatch(/^HTTP\/1\.1 4\d\d /);
});
