import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { iamOperations } from '../../../src/sandbox/aws/iam/operations.ts';
import { stsOperations } from '../../../src/sandbox/aws/sts/operations.ts';
import { signed } from './raw-requests.ts';
import { startWorld, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

const MARKS = [
  '__proto__',
  'constructor',
  '<a>&b;</a>',
  ']]>',
  '%',
  '%zz',
  '%00',
  '\u0000',
  '\ud800',
  'あ',
  '🙂',
  '..',
];
const SPECIAL = [
  '',
  ' ',
  ',',
  ';',
  '=',
  '&',
  '/',
  '//',
  '\\',
  '?',
  '#',
  ':',
  '"',
  "'",
  '-1',
  '1e999',
  '99999999999999',
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKS, ...SPECIAL) },
  { weight: 1, arbitrary: fc.nat(300).map((length) => 'a'.repeat(length)) },
);
const parameterName = fc.constantFrom(
  'Action',
  'Version',
  'UserName',
  'RoleName',
  'Path',
  'PathPrefix',
  'Marker',
  'MaxItems',
  'PolicyName',
  'PolicyArn',
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'SerialNumber',
  'AuthenticationCode1',
  'TokenCode',
  'DurationSeconds',
  'RoleArn',
  'RoleSessionName',
  'Tags.member.1.Key',
  'Tags.member.1.Value',
  'Tags.member.99999.Key',
  'Tags.member',
  'Tags',
  'TagKeys.member.1',
  'ActionNames.member.1',
  'ContextEntries.member.1.ContextKeyValues.member.1',
  'member.1.member.1',
  `A${'.member.1'.repeat(200)}`,
  '__proto__.member.1.constructor',
);
const document = fc.constantFrom(
  '{}',
  '[]',
  '{"Statement":{}}',
  '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":7,"Resource":null,"Condition":{"":{"":[]}}}]}',
  '['.repeat(5000),
  '{"__proto__":1,"Statement":[{"Condition":{"__proto__":{"constructor":"x"}}}]}',
);
const pair = fc.tuple(
  fc.oneof(parameterName, text),
  fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: document }),
);
const form = fc.array(pair, { maxLength: 6 });
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS', 'PURGE');
const host = fc.constantFrom(
  'localhost',
  'a.localhost',
  'acme-website.s3.localhost',
  'x.s3.us-east-1.amazonaws.com',
  '..s3.amazonaws.com',
  '[::1]',
  '',
);
const signatureWords = fc.constantFrom(
  'AWS4-HMAC-SHA256',
  'AWS4-ECDSA-P256-SHA256',
  'AWS',
  'Bearer',
  'Credential=AKIAIOSFODNN7EXAMPLE/20261123/us-east-1/s3/aws4_request',
  'Credential=a/b/c/iam/e',
  'Credential=/////',
  'SignedHeaders=host;x-amz-date',
  'SignedHeaders=;;',
  'Signature=00',
  'Signature',
  ',',
);
const signatureParameter = fc.constantFrom(
  'X-Amz-Algorithm=AWS4-HMAC-SHA256',
  'X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261123%2Fus-east-1%2Fsts%2Faws4_request',
  'X-Amz-Date=20261123T000000Z',
  'X-Amz-Date=99999999T999999Z',
  'X-Amz-Expires=1e9',
  'X-Amz-Expires=60',
  'X-Amz-SignedHeaders=host',
  'X-Amz-Signature=%ff',
  'AWSAccessKeyId=x',
);
const headerName = fc.constantFrom(
  'authorization',
  'content-type',
  'x-amz-date',
  'date',
  'x-amz-security-token',
  'x-amz-content-sha256',
  'x-amz-decoded-content-length',
  '__proto__',
  'host',
);
const authorization = fc.array(fc.oneof(signatureWords, text), { maxLength: 5 }).map((words) => words.join(' '));
const headers = fc.array(fc.tuple(headerName, fc.oneof(text, authorization)), { maxLength: 4 });
const target = fc
  .tuple(fc.array(text, { maxLength: 3 }), fc.array(fc.oneof(signatureParameter, text), { maxLength: 5 }))
  .map(([segments, query]) => `/${segments.map(encoded).join('/')}?${query.join('&')}`);

const bucketTarget = fc
  .tuple(
    fc.constantFrom('acme-website', 'acme-invoices', 'another-bucket'),
    fc.constantFrom('', '/', '/key', '//'),
    text,
  )
  .map(([bucket, key, query]) => `/${bucket}${key}?${encoded(query)}`);

/** Half of what is odd is odd in a percent-encoded way, so that it gets further. */
function encoded(part: string): string {
  return part.length % 2 === 0 ? encodeURIComponent(Buffer.from(part).toString()) : part;
}

function encodedForm(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
}

/** `undefined` where even the HTTP library refuses to send it. */
function requestOf(url: string, init: RequestInit): Request | undefined {
  try {
    return new Request(url, init);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function answered(request: Request, mayBeUnsupported: boolean): Promise<number> {
  const response = await world.aws.fetch(request);
  const body = await response.text();
  if (mayBeUnsupported && response.status === 501) {
    const head = request.method === 'HEAD';
    expect(head ? world.aws.view().calls.at(-1)?.errorCode : body).toContain('NotImplemented');
  } else {
    expect(response.status, body).toBeLessThan(500);
  }
  return response.status;
}

test('5,000 malformed requests of nobody: each is refused, none is a failure', async () => {
  let sent = 0;
  const anything = fc.record({
    method,
    host,
    target,
    headers,
    body: fc.oneof(form.map(encodedForm), fc.uint8Array({ maxLength: 40 })),
  });
  await fc.assert(
    fc.asyncProperty(anything, async (odd) => {
      const hasBody = odd.method !== 'GET' && odd.method !== 'HEAD';
      const init = { method: odd.method, headers: odd.headers, ...(hasBody && { body: odd.body as BodyInit }) };
      const request = requestOf(`http://${odd.host}${odd.target}`, init);
      if (!request) return;
      sent += 1;
      const status = await answered(request, false);
      expect(status).toBeGreaterThanOrEqual(400);
    }),
    { numRuns: 5000 },
  );
  expect(sent).toBeGreaterThan(2000);
});

test('5,000 malformed requests of the administrator, each rightly signed: none is a failure', async () => {
  const operations = [...iamOperations.keys(), ...stsOperations.keys()];
  const query = fc.record({ action: fc.oneof(fc.constantFrom(...operations), text), form });
  const bucket = fc.record({
    method,
    target: fc.oneof(target, bucketTarget),
    body: fc.oneof(text, fc.constantFrom(...XML)),
    headers: s3Headers,
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(query, bucket), async (odd) => {
      const url = world.aws.url;
      if ('action' in odd) {
        const service = stsOperations.has(odd.action) ? 'sts' : 'iam';
        const body = `Action=${encoded(odd.action)}&${encodedForm(odd.form)}`;
        await answered(new Request(url, signed(world, service, body)), false);
        return;
      }
      // As the library sends it, so that the signature is right.
      const { pathname, search } = new URL(`${url}${odd.target}`);
      const signedOdd = signed(world, 's3', odd.body, { ...odd, target: `${pathname}${search}` });
      const request = requestOf(`${url}${odd.target}`, signedOdd);
      if (request) await answered(request, true);
    }),
    { numRuns: 5000 },
  );
  const calls = world.aws.view().calls.filter(({ principal }) => principal === 'sandbox-admin');
  expect(calls.length).toBeGreaterThan(200);
});

const XML = [
  '<CreateBucketConfiguration/>',
  '<CreateBucketConfiguration><LocationConstraint>__proto__</LocationConstraint></CreateBucketConfiguration>',
  '<!DOCTYPE a [<!ENTITY x "y">]><CreateBucketConfiguration>&x;</CreateBucketConfiguration>',
  '<__proto__/>',
  '<a>'.repeat(2000),
  '5\r\nhello\r\n0\r\n\r\n',
];
const s3Headers = fc.constantFrom<Record<string, string>>(
  {},
  {},
  {},
  { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'x-amz-decoded-content-length': '5' },
  { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'x-amz-decoded-content-length': 'x' },
  { 'x-amz-content-sha256': 'é' },
  { 'x-amz-acl': 'public-read' },
);

test('300 heads of requests that no library would write: each connection is answered with 4xx or closed', async () => {
  const line = fc.tuple(method, target, fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/9', ''));
  const odd = fc.record({ line, host, headers, rest: text });
  const heads = fc.sample(odd, 300).map(({ line: words, host: name, headers: pairs, rest }) => {
    const lines = [words.join(' '), `Host: ${name}`, 'Connection: close', ...pairs.map((each) => each.join(': '))];
    return `${lines.join('\r\n')}\r\n\r\n${rest}`;
  });
  const answers: string[] = [];
  for (let start = 0; start < heads.length; start += 20) {
    answers.push(...(await Promise.all(heads.slice(start, start + 20).map(answerOnWire))));
  }
  for (const [index, answer] of answers.entries()) {
    expect(answer, JSON.stringify(heads[index])).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/);
  }
  expect(answers.filter((answer) => answer !== '').length).toBeGreaterThan(100);
});

/** What came back before the connection ended. */
function answerOnWire(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(world.aws.url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.end(bytes);
  });
}
