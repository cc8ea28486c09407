import { CreateUserCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTo, type Oddities, signed } from './raw-requests.ts';
import { codeOverSocket } from './sigv4-signers.ts';
import { listBuckets, refusalOf, startWorld, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ buckets: ['there-it-is'] });
});
afterAll(() => world.aws.close());

describe('authentication', () => {
  test('a wrong secret is refused by all three services', async () => {
    const wrong = { ...world.aws.adminKey, secretAccessKey: 'not-the-secret' };
    const { iam, sts } = world.clientsOf(wrong);
    const refused = { code: 'SignatureDoesNotMatch', http: 403 };
    expect(await refusalOf(iam.send(new CreateUserCommand({ UserName: 'never' })))).toMatchObject(refused);
    expect(await refusalOf(sts.send(new GetCallerIdentityCommand({})))).toMatchObject(refused);
    expect(await refusalOf(listBuckets(world, wrong))).toMatchObject(refused);
    expect(world.aws.view().users.map((user) => user.userName)).not.toContain('never');
  });

  test('an unknown key is refused by STS and by S3, each with its own error code', async () => {
    const unknown = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' };
    const whoAmI = world.clientsOf(unknown).sts.send(new GetCallerIdentityCommand({}));
    expect(await refusalOf(whoAmI)).toMatchObject({ code: 'InvalidClientTokenId', http: 403 });
    expect(await refusalOf(listBuckets(world, unknown))).toMatchObject({ code: 'InvalidAccessKeyId', http: 403 });
  });

  test('a request without a signature is refused', async () => {
    expect(await answerTo(world, '/', { method: 'POST', body: 'Action=ListUsers' })).toEqual([
      403,
      'MissingAuthenticationToken',
    ]);
    expect(await answerTo(world, '/?Action=ListUsers')).toEqual([403, 'MissingAuthenticationToken']);
    expect(await answerTo(world, '/')).toEqual([403, 'AccessDenied']);
  });

  test.each([
    ['/there-it-is', 403, 'AccessDenied'],
    ['/there-it-is/a/key', 403, 'AccessDenied'],
    ['/not-there', 404, 'NoSuchBucket'],
    ['/not-there/a/key', 404, 'NoSuchBucket'],
    ['/No_Name', 400, 'InvalidBucketName'],
  ])('without a signature, %s is answered with %i %s', async (target, status, code) => {
    expect(await answerTo(world, target)).toEqual([status, code]);
  });

  test.each([
    ['Bearer x', 'MissingAuthenticationToken', 'InvalidArgument'],
    ['AWS AKIA:sig', 'MissingAuthenticationToken', 'InvalidRequest'],
    ['AWS4-HMAC-SHA256', 'IncompleteSignature', 'AuthorizationHeaderMalformed'],
    ['AWS4-HMAC-SHA256 Credential=,,,', 'IncompleteSignature', 'AuthorizationHeaderMalformed'],
    ['AWS4-HMAC-SHA256 Credential', 'IncompleteSignature', 'AuthorizationHeaderMalformed'],
  ])('a request with the header %j is refused', async (authorization, iamCode, s3Code) => {
    const headers = { authorization };
    const iamStatus = iamCode === 'IncompleteSignature' ? 400 : 403;
    expect(await answerTo(world, '/', { method: 'POST', headers })).toEqual([iamStatus, iamCode]);
    expect(await answerTo(world, '/', { headers })).toEqual([400, s3Code]);
  });

  test('a body that was changed after signing is refused', async () => {
    const request = signed(world, 'iam', 'Action=ListUsers&Version=2010-05-08');
    const changed = { ...request, body: 'Action=ListGroups&Version=2010-05-08' };
    expect(await answerTo(world, '/', changed)).toEqual([403, 'SignatureDoesNotMatch']);
    expect(await answerTo(world, '/', request)).toEqual([200, 'none']);
  });

  test.each(['host', 'x-amz-date', 'x-amz-content-sha256'])(
    'an unsigned header that must be signed is refused: %s',
    async (unsigned) => {
      const request = signed(world, 'iam', 'Action=ListUsers', { unsigned });
      expect(await answerTo(world, '/', request)).toEqual([403, 'SignatureDoesNotMatch']);
    },
  );

  test('a session token together with an access key is refused', async () => {
    const headers = { 'x-amz-security-token': 'made-up' };
    const iam = signed(world, 'iam', 'Action=ListUsers', { headers });
    expect(await answerTo(world, '/', iam)).toEqual([403, 'InvalidClientTokenId']);
    expect(await answerTo(world, '/', signed(world, 's3', '', { headers }))).toEqual([400, 'InvalidToken']);
  });

  test.each([
    [-901, 403],
    [-899, 200],
    [899, 200],
    [901, 403],
  ])('a request whose clock is %i s off is answered with status %i', async (skewSeconds, status) => {
    const body = 'Action=GetCallerIdentity&Version=2011-06-15';
    const [iamStatus, iamCode] = await answerTo(world, '/', signed(world, 'sts', body, { skewSeconds }));
    const [s3Status, s3Code] = await answerTo(world, '/', signed(world, 's3', '', { skewSeconds }));
    expect([iamStatus, s3Status]).toEqual([status, status]);
    const codes = status === 200 ? ['none', 'none'] : ['SignatureDoesNotMatch', 'RequestTimeTooSkewed'];
    expect([iamCode, s3Code]).toEqual(codes);
  });

  test('a Date header can replace x-amz-date', async () => {
    const body = 'Action=GetCallerIdentity&Version=2011-06-15';
    expect(await answerTo(world, '/', signed(world, 'sts', body, { isDatedPlainly: true }))).toEqual([200, 'none']);
    expect(await answerTo(world, '/', signed(world, 's3', '', { isDatedPlainly: true }))).toEqual([200, 'none']);
    const late = signed(world, 's3', '', { isDatedPlainly: true, skewSeconds: -901 });
    expect(await answerTo(world, '/', late)).toEqual([403, 'RequestTimeTooSkewed']);
    const vague = { isDatedPlainly: true, headers: { date: 'yesterday' } } as const;
    expect(await answerTo(world, '/', signed(world, 'sts', body, vague))).toEqual([400, 'IncompleteSignature']);
    expect(await answerTo(world, '/', signed(world, 's3', '', vague))).toEqual([403, 'AccessDenied']);
  });

  test('as in AWS, the time is checked before the key; the header content-type need not be signed', async () => {
    const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
    const headers = { 'x-amz-date': '20150830T123600Z' };
    const codeOf = async (odd: Oddities) =>
      (await answerTo(world, '/', signed(world, 'iam', 'Action=ListUsers', odd)))[1];
    expect(await codeOf({ accessKeyId, headers, scope: { date: '20150830' } })).toBe('SignatureDoesNotMatch');
    expect(await codeOf({ accessKeyId, unsigned: 'content-type' })).toBe('InvalidClientTokenId');
    expect(await codeOf({ headers: { 'content-type': 'text/plain' }, unsigned: 'content-type' })).toBe('MissingAction');
  });

  test('the values of a repeated header are signed as one value, and the body of a GET is signed too', async () => {
    const target = '/?Action=GetCallerIdentity&Version=2011-06-15';
    const [path = '', query = ''] = target.split('?');
    const headers = { 'x-custom': 'second,first' };
    const body = 'a body';
    const { headers: sent } = signed(world, 'sts', body, { method: 'GET', target, headers });
    const send = (values: readonly string[], text: string) => {
      const more = { 'x-custom': values, 'content-length': String(text.length) };
      return codeOverSocket(world, { method: 'GET', path, query, headers: { ...sent, ...more }, body: text });
    };
    expect(await send(['second', 'first'], body)).toBe('none');
    expect(await send(['first', 'second'], body)).toBe('SignatureDoesNotMatch');
    expect(await send(['second', 'first'], 'another')).toBe('SignatureDoesNotMatch');
  });

  test('S3 accepts an unsigned body, but not a wrong hash of the body', async () => {
    const withHash = (hash: string) =>
      answerTo(world, '/', signed(world, 's3', '', { headers: { 'x-amz-content-sha256': hash } }));
    expect(await withHash('UNSIGNED-PAYLOAD')).toEqual([200, 'none']);
    expect(await withHash('0'.repeat(64))).toEqual([400, 'XAmzContentSHA256Mismatch']);
  });

  test.each([{ region: 'eu-nowhere-1' }, { region: 'cn-north-1' }, { service: 'ec2' }, { date: '20200101' }])(
    'a credential scope with the wrong value %j is refused',
    async (scope) => {
      const iam = signed(world, 'iam', 'Action=ListUsers', { scope });
      expect(await answerTo(world, '/', iam)).toEqual([403, 'SignatureDoesNotMatch']);
    },
  );

  test('S3 refuses a region of another partition', async () => {
    const request = signed(world, 's3', '', { scope: { region: 'us-gov-west-1' } });
    expect(await answerTo(world, '/', request)).toEqual([400, 'AuthorizationHeaderMalformed']);
  });
});
