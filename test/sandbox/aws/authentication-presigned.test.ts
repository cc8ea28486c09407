import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeInProcess, codeOverSocket, type Signed, signers, type Unsigned } from './sigv4-signers.ts';
import { type Keys, sessionOf, startWorld, type World } from './support.ts';

let world: World;
let session: Keys;
beforeAll(async () => {
  world = await startWorld();
  session = await sessionOf(world, world.aws.adminKey);
});
afterAll(() => world.aws.close());

const HOST = 'localhost';
const send = (request: Signed) => codeInProcess(world, HOST, request);

/** Returns a presigned URL like those of boto3's `generate_presigned_url`. */
function presigned(
  service: 'sts' | 's3',
  odd: Partial<Unsigned> = {},
  keys: Keys = world.aws.adminKey,
  at: number = world.now(),
) {
  const query = service === 'sts' ? 'Action=GetCallerIdentity&Version=2011-06-15' : 'prefix=acme';
  const request = { service, method: 'GET', host: HOST, path: '/', query, headers: {}, body: '', isPresigned: true };
  return signers['@smithy/signature-v4']!({ ...request, ...odd }, keys, at);
}

/** Returns the request with one query parameter changed, or removed if `value` is `undefined`. */
function withParameter(request: Signed, name: string, value: string | undefined): Signed {
  const parameters = new URLSearchParams(request.query);
  if (value === undefined) parameters.delete(name);
  else parameters.set(name, value);
  return { ...request, query: parameters.toString() };
}

describe('a presigned URL', () => {
  test('is accepted, whether an access key or temporary credentials signed it', async () => {
    for (const keys of [world.aws.adminKey, session]) {
      expect(await send(await presigned('sts', {}, keys))).toBe('none');
      expect(await send(await presigned('s3', {}, keys))).toBe('none');
    }
    expect(await codeOverSocket(world, await presigned('sts', { host: world.aws.url.slice('http://'.length) }))).toBe(
      'none',
    );
  });

  test('with a changed or removed session token is refused', async () => {
    const sts = withParameter(await presigned('sts', {}, session), 'X-Amz-Security-Token', 'made-up');
    const s3 = withParameter(await presigned('s3', {}, session), 'X-Amz-Security-Token', 'made-up');
    expect([await send(sts), await send(s3)]).toEqual(['InvalidClientTokenId', 'InvalidToken']);
    const without = withParameter(await presigned('s3', {}, session), 'X-Amz-Security-Token', undefined);
    expect(await send(without)).toBe('InvalidAccessKeyId');
  });

  test('with a signed header, for example the cluster name of EKS, is valid only with exactly this header', async () => {
    const headers = { 'x-k8s-aws-id': 'training' };
    const url = await presigned('sts', { headers });
    expect(await send(url)).toBe('none');
    expect(await send({ ...url, headers: { ...url.headers, 'x-k8s-aws-id': 'production' } })).toBe(
      'SignatureDoesNotMatch',
    );
    expect(await send({ ...url, headers: {} })).toBe('SignatureDoesNotMatch');
  });

  test('does not sign the body for S3, but signs it for STS', async () => {
    const body = 'something';
    const put = await presigned('s3', { method: 'PUT', path: '/acme-website/key' });
    expect(await send({ ...put, body })).toBe('NotImplemented');
    const post = await presigned('sts', { method: 'POST' });
    expect(await send(post)).toBe('none');
    expect(await send({ ...post, body })).toBe('SignatureDoesNotMatch');
  });

  test('is refused together with an Authorization header', async () => {
    const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c' };
    const [sts, s3] = [await presigned('sts'), await presigned('s3')];
    expect(await send({ ...sts, headers })).toBe('SignatureDoesNotMatch');
    expect(await send({ ...s3, headers })).toBe('InvalidArgument');
  });

  test('is refused by S3 with an x-amz header that is not signed', async () => {
    const headers = { 'x-amz-acl': 'public-read' };
    expect(await send({ ...(await presigned('s3')), headers })).toBe('AccessDenied');
  });
});

describe('the validity of a presigned URL', () => {
  test('is what the URL says for S3, and always fifteen minutes for STS', async () => {
    const later = await startWorld();
    try {
      const { adminKey } = later.aws;
      const urls = {
        sts: await presigned('sts', {}, adminKey, later.now()),
        s3: await presigned('s3', {}, adminKey, later.now()),
      };
      const both = async () => [await codeInProcess(later, HOST, urls.sts), await codeInProcess(later, HOST, urls.s3)];
      later.pass(600);
      expect(await both()).toEqual(['none', 'none']);
      later.pass(1);
      expect(await both()).toEqual(['none', 'AccessDenied']);
      later.pass(300);
      expect(await both()).toEqual(['SignatureDoesNotMatch', 'AccessDenied']);
      later.pass(-1802);
      expect(await both()).toEqual(['SignatureDoesNotMatch', 'AccessDenied']);
    } finally {
      await later.aws.close();
    }
  });

  test.each(['0', '604801', '-1', '1.5', '', 'ten', '1e3'])('cannot be %j seconds', async (expires) => {
    const [sts, s3] = [await presigned('sts'), await presigned('s3')];
    expect(await send(withParameter(sts, 'X-Amz-Expires', expires))).toBe('IncompleteSignature');
    expect(await send(withParameter(s3, 'X-Amz-Expires', expires))).toBe('AuthorizationQueryParametersError');
  });
});

describe('a malformed presigned URL', () => {
  const refused = async (name: string, value: string | undefined) => [
    await send(withParameter(await presigned('sts'), name, value)),
    await send(withParameter(await presigned('s3'), name, value)),
  ];
  const malformed = ['IncompleteSignature', 'AuthorizationQueryParametersError'];

  test.each(['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-SignedHeaders', 'X-Amz-Signature'])(
    'without %s is refused',
    async (name) => {
      expect(await refused(name, undefined)).toEqual(malformed);
    },
  );

  test('without X-Amz-Expires is malformed for S3; STS only finds that the signature is wrong', async () => {
    const [sts, s3] = await refused('X-Amz-Expires', undefined);
    expect(sts).toBe('SignatureDoesNotMatch');
    expect(s3).toBe('AuthorizationQueryParametersError');
  });

  test.each([
    ['X-Amz-Date', 'yesterday'],
    ['X-Amz-Credential', 'AKID/20261123/us-east-1'],
  ])('with %s=%s is refused by S3', async (name, value) => {
    expect((await refused(name, value))[1]).toBe('AuthorizationQueryParametersError');
  });

  test('with SigV4A is refused as an unknown algorithm', async () => {
    expect(await refused('X-Amz-Algorithm', 'AWS4-ECDSA-P256-SHA256')).toEqual([
      'IncompleteSignature',
      'InvalidRequest',
    ]);
  });

  test('with a signature of version 2 is refused', async () => {
    const query = 'AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=abc%3D&Expires=1';
    expect(await send({ method: 'GET', path: '/', query, headers: {}, body: '' })).toBe('InvalidRequest');
  });

  test('that does not sign the host is refused', async () => {
    expect(await refused('X-Amz-SignedHeaders', 'x-custom')).toEqual(['SignatureDoesNotMatch', 'AccessDenied']);
  });

  test.each([
    ['us-west-9', 'sts', 'aws4_request', "Credential should be scoped to a valid region, not 'us-west-9'."],
    ['us-east-1', 'sts', 'aws5', "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5'."],
  ])('with a credential for %s/%s/%s is refused', async (region, service, terminator, message) => {
    const { accessKeyId } = world.aws.adminKey;
    const date = new Date(world.now()).toISOString().slice(0, 10).replaceAll('-', '');
    const credential = [accessKeyId, date, region, service, terminator].join('/');
    const { path, query } = withParameter(await presigned('sts'), 'X-Amz-Credential', credential);
    const response = await world.aws.fetch(new Request(`http://${HOST}${path}?${query}`));
    expect(response.status).toBe(403);
    expect((await response.text()).replaceAll('&apos;', "'")).toContain(message);
  });
});
