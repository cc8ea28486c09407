import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partOf, runs } from '../../support/volume.ts';
import { codeInProcess, codeOverSocket, type Signed, signers, type Unsigned } from './sigv4-signers.ts';
import { type Keys, sessionOf, startWorld, type World } from './support.ts';

let world: World;
let session: Keys;
beforeAll(async () => {
  world = await startWorld();
  session = await sessionOf(world, world.aws.adminKey);
});
afterAll(() => world.aws.close());

/** Error codes for a signature that is not accepted. Every other error code means that the signature was accepted. */
const UNVERIFIED = [
  'AccessDenied',
  'AuthorizationHeaderMalformed',
  'AuthorizationQueryParametersError',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidArgument',
  'InvalidClientTokenId',
  'InvalidRequest',
  'InvalidToken',
  'MissingAuthenticationToken',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'XAmzContentSHA256Mismatch',
];

const paths = ['/', '/a', '/acme-website/', '/sp%20ace', '/%E3%81%82/%C3%A9', '//two//slashes/', '/-._~%21%27%28%2A'];
/** Paths that a fetch `Request` would normalize. They are sent over a socket instead. */
const dottedPaths = ['/./a/../b', '/..', '/a/b/../../c/.', '/a//./b/'];
const queries = ['', 'a=1', 'b=2&a=1&A=0', 'flag=', 'q=%20%2B%26%3D%25', 'u=%E3%81%82&%C3%A9=1', '~-_.=%2A%21%27'];
const headerSets: readonly Record<string, string>[] = [
  {},
  { 'x-custom': 'a   b', 'x-amz-meta-one': 'x=1, y' },
  { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', 'x-k8s-aws-id': 'cluster' },
];
const bodies = ['', 'Action=GetCallerIdentity&Version=2011-06-15', 'é\u0000&=%zz\r\n\r\nあ'];

function unsigned(allPaths: readonly string[]): fc.Arbitrary<Omit<Unsigned, 'host'>> {
  const parts = {
    service: fc.constantFrom('iam' as const, 'sts' as const, 's3' as const),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH'),
    path: fc.constantFrom(...allPaths),
    query: fc.constantFrom(...queries),
    headers: fc.constantFrom(...headerSets),
    body: fc.constantFrom(...bodies),
    isPresigned: fc.boolean(),
  };
  return fc.record(parts).map((request) => {
    const mayHaveBody = !request.isPresigned && !['GET', 'HEAD'].includes(request.method);
    return { ...request, body: mayHaveBody ? request.body : '' };
  });
}

const anySigner = fc.constantFrom(...Object.keys(signers));

describe('two independent signers and the verifier of the sandbox agree', () => {
  test('on methods, paths, queries, headers, bodies, services, session tokens, and signatures in a header or URL', async () => {
    const withToken = fc.boolean();
    await fc.assert(
      fc.asyncProperty(unsigned(paths), anySigner, withToken, async (request, sign, hasToken) => {
        // IAM refuses temporary credentials without MFA.
        const keys = hasToken && request.service !== 'iam' ? session : world.aws.adminKey;
        const signed = await signers[sign]!({ ...request, host: 'localhost' }, keys, world.now());
        expect(await codeInProcess(world, 'localhost', signed)).not.toBeOneOf(UNVERIFIED);
      }),
      { numRuns: runs(800) },
    );
  });

  test('on paths with dot segments, which are kept over a socket', async () => {
    const host = world.aws.url.slice('http://'.length);
    await fc.assert(
      fc.asyncProperty(unsigned([...paths, ...dottedPaths]), anySigner, async (request, sign) => {
        const signed = await signers[sign]!({ ...request, host }, world.aws.adminKey, world.now());
        expect(await codeOverSocket(world, signed)).not.toBeOneOf(UNVERIFIED);
      }),
      { numRuns: runs(150) },
    );
  });

  test('that a signature with another secret is refused', async () => {
    for (const sign of Object.values(signers)) {
      for (const isPresigned of [false, true]) {
        const request = { ...identity, host: 'localhost', isPresigned };
        const right = await sign(request, world.aws.adminKey, world.now());
        expect(await codeInProcess(world, 'localhost', right)).toBe('none');
        const wrong = await sign(request, { ...world.aws.adminKey, secretAccessKey: 'another' }, world.now());
        expect(await codeInProcess(world, 'localhost', wrong)).toBe('SignatureDoesNotMatch');
      }
    }
  });
});

const identity: Omit<Unsigned, 'host'> = {
  service: 'sts',
  method: 'GET',
  path: '/',
  query: 'Action=GetCallerIdentity&Version=2011-06-15',
  headers: { 'x-custom': 'one two' },
  body: '',
  isPresigned: false,
};

describe('a signed request is refused', () => {
  const cases: [string, Omit<Unsigned, 'host'>][] = [
    [
      'a form with the signature in a header',
      { ...identity, service: 'iam', method: 'POST', query: 'x=1', body: 'Action=ListUsers' },
    ],
    ['a presigned URL of STS', { ...identity, isPresigned: true }],
    [
      'an S3 request with the signature in a header',
      { ...identity, service: 's3', path: '/acme-invoices', query: 'location=&x=1' },
    ],
    ['a presigned URL of S3', { ...identity, service: 's3', query: 'prefix=acme', isPresigned: true }],
  ];

  test.each(cases)('after a change of one bit: %s', async (_name, request) => {
    const host = 'localhost';
    const signed = await signers.aws4!({ ...request, host }, world.aws.adminKey, world.now());
    expect(await codeInProcess(world, host, signed)).toBe('none');
    const { Host: _sameAsUrl, ...headers } = signed.headers;
    const allFlips = [...flips({ ...signed, headers })];
    expect(allFlips.length).toBeGreaterThan(1000);
    for (const changed of partOf(allFlips)) {
      const code = await codeInProcess(world, host, changed).catch((error: Error) => {
        // `Request` does not accept these bytes.
        if (error instanceof TypeError) return 'InvalidRequest';
        throw error;
      });
      if (!UNVERIFIED.includes(code)) expect.fail(`${code} for ${JSON.stringify(changed)}`);
    }
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'PATCH'])('after a change of the method to %s', async (method) => {
    const signed = await signers.aws4!({ ...identity, host: 'localhost' }, world.aws.adminKey, world.now());
    expect(await codeInProcess(world, 'localhost', { ...signed, method })).toBe('SignatureDoesNotMatch');
  });
});

/** Yields all requests that differ in one bit of the query, the body, a header's value, or the path after its slash. */
function* flips(signed: Signed): Generator<Signed> {
  for (const path of flipped(signed.path.slice(1))) yield { ...signed, path: `/${path}` };
  for (const query of flipped(signed.query)) {
    // Skips changes of case in an escape: %2f and %2F are the same character.
    if (upperEscapes(query) !== upperEscapes(signed.query)) yield { ...signed, query };
  }
  for (const body of flipped(signed.body)) yield { ...signed, body };
  for (const [name, value] of Object.entries(signed.headers)) {
    for (const changed of flipped(String(value))) yield { ...signed, headers: { ...signed.headers, [name]: changed } };
  }
}

function upperEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (hex) => hex.toUpperCase());
}

function* flipped(text: string): Generator<string> {
  for (let index = 0; index < text.length; index += 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const character = String.fromCharCode(text.charCodeAt(index) ^ (1 << bit));
      yield text.slice(0, index) + character + text.slice(index + 1);
    }
  }
}
