import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { CreateUserCommand, EnableMFADeviceCommand, ListSAMLProvidersCommand } from '@aws-sdk/client-iam';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTo, signed } from './raw-requests.ts';
import { refusalOf, startWorld, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

describe('requests that no operation can answer', () => {
  test('an action that the sandbox does not know is refused with InvalidAction', async () => {
    expect(await refusalOf(world.iam.send(new ListSAMLProvidersCommand({})))).toMatchObject({
      code: 'InvalidAction',
      http: 400,
    });
    for (const action of ['toString', '__proto__', 'GetCallerIdentity', 'ListUsers&Version=1999-01-01']) {
      const request = signed(world, 'iam', `Action=${action}`);
      expect(await answerTo(world, '/', request)).toEqual([400, 'InvalidAction']);
    }
  });

  test.each(['', 'Action=', '\u0000\ufffd', 'UserName=a'])('a body without an action is refused: %j', async (body) => {
    expect(await answerTo(world, '/', signed(world, 'iam', body))).toEqual([400, 'MissingAction']);
  });

  test('a body that is not declared as a form is not read as a form', async () => {
    const body = 'Action=ListUsers';
    const asJson = signed(world, 'iam', body, { headers: { 'content-type': 'application/json' } });
    expect(await answerTo(world, '/', asJson)).toEqual([400, 'MissingAction']);
    const withCharset = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect(await answerTo(world, '/', signed(world, 'iam', body, { headers: withCharset }))).toEqual([200, 'none']);
  });

  test('a parameter with 100,000 nested lists is ignored', async () => {
    const body = `Action=ListUsers&A${'.member.1'.repeat(100_000)}=x`;
    expect(await answerTo(world, '/', signed(world, 'iam', body))).toEqual([200, 'none']);
  });

  test('objects of S3 are not implemented', async () => {
    const { s3 } = world.clientsOf(world.aws.adminKey);
    const read = s3.send(new GetObjectCommand({ Bucket: 'acme-website', Key: 'index.html' }));
    expect(await refusalOf(read)).toMatchObject({ code: 'NotImplemented', http: 501 });
  });

  test('a body of more than 1 MB is refused', async () => {
    const [status, code] = await answerTo(world, '/', { method: 'POST', body: 'a'.repeat(1_100_000) });
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
  ])('are refused: %s', async (_name, input) => {
    const { code, http, message } = await refusalOf(world.iam.send(new CreateUserCommand(input)));
    expect([code, http]).toEqual(['ValidationError', 400]);
    expect(message).toMatch(/^\d validation errors? detected: Value at '/);
  });

  test('the error about a missing parameter has the wording of AWS', async () => {
    const body = 'Action=CreateUser&Version=2010-05-08&Tags.member.1.Key=a';
    const response = await fetch(world.aws.url, signed(world, 'iam', body));
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain('Value at &apos;userName&apos; failed to satisfy constraint: Member must not be null');
    expect(text).toContain('Value at &apos;tags.1.member.value&apos; failed');
  });

  test.each(['', '12345', '1234567', 'abcdef', '12 456', '１２３４５６'])(
    'the code %j is refused, because it does not have six digits',
    async (code) => {
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

  // Answers of AWS, from testdata/aws/sts/query_inputs.json of https://github.com/radkawar/stackd. Only the rows
  // 129600, 899 and 129601 are not from there: they are at the bounds of the service model.
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
  ])('GetSessionToken for %j seconds has the error code %s', async (seconds, code) => {
    const body = `Action=GetSessionToken&Version=2011-06-15&DurationSeconds=${encodeURIComponent(seconds)}`;
    expect(await answerTo(world, '/', signed(world, 'sts', body))).toEqual([code === 'none' ? 200 : 400, code]);
  });

  test('the error of STS contains the invalid value, unless it is an MFA code', async () => {
    const refused = async (parameters: string) => {
      const body = `Action=GetSessionToken&Version=2011-06-15&${parameters}`;
      const response = await fetch(world.aws.url, signed(world, 'sts', body));
      return (await response.text()).replaceAll('&apos;', "'");
    };
    expect(await refused('DurationSeconds=100')).toContain(
      "1 validation error detected: Value '100' at 'durationSeconds' failed to satisfy constraint: Member must have value",
    );
    const withCode = await refused('SerialNumber=arn:aws:iam::111122223333:mfa/none&TokenCode=98765');
    expect(withCode).toContain("Value at 'tokenCode' failed");
    expect(withCode).not.toContain('98765');
  });

  test('temporary credentials are valid for twelve hours by default', async () => {
    const { sts } = world.clientsOf(world.aws.adminKey);
    const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
    expect(Credentials?.Expiration?.getTime()).toBe(world.now() + 43_200_000);
  });
});

test('a client that disconnects in the middle of its body is logged as RequestTimeout', async () => {
  await new Promise<void>((resolve) => {
    const request = httpRequest(world.aws.url, { method: 'POST', headers: { 'content-length': '1000' } });
    request.on('error', () => resolve());
    request.write('Action=', () => request.destroy(new Error('gone')));
  });
  await expect.poll(() => world.aws.view().calls.at(-1)?.errorCode).toBe('RequestTimeout');
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
])('unusual or malformed bytes on the wire get an answer with a 4xx status: %j', async (bytes) => {
  const socket = connect(Number(new URL(world.aws.url).port), '127.0.0.1');
  socket.write(bytes);
  const [head] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(head.toString()).toMatch(/^HTTP\/1\.1 4\d\d /);
});
