import fc from 'fast-check';

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
/** Text of any code points. fast-check's `binary` strings are not used, because they need a second to build a table. */
const anyCharacters = fc
  .array(fc.nat(0x10ffff), { maxLength: 12 })
  .map((codePoints) => String.fromCodePoint(...codePoints));
const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: anyCharacters },
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

/** Percent-encodes about half of all parts, so that the server can decode them and runs more of its code. */
export function encoded(part: string): string {
  return part.length % 2 === 0 ? encodeURIComponent(Buffer.from(part).toString()) : part;
}

export function encodedForm(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
}

/** Requests that a client without credentials might send. */
export const anyRequest = fc.record({
  method,
  host,
  target,
  headers,
  body: fc.oneof(form.map(encodedForm), fc.uint8Array({ maxLength: 40 })),
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
/** Unusual and malformed calls to S3. */
export const bucketCall = fc.record({
  method,
  target: fc.oneof(target, bucketTarget),
  body: fc.oneof(text, fc.constantFrom(...XML)),
  headers: s3Headers,
});

/** Unusual and malformed calls to IAM or STS. */
export const queryCall = (actions: readonly string[]) =>
  fc.record({ action: fc.oneof(fc.constantFrom(...actions), text), form });

const requestLine = fc.tuple(method, target, fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/9', ''));
/** The text of an HTTP request, mostly malformed. */
export const requestHead = fc
  .record({ line: requestLine, name: host, pairs: headers, rest: text })
  .map(({ line, name, pairs, rest }) => {
    const lines = [line.join(' '), `Host: ${name}`, 'Connection: close', ...pairs.map((each) => each.join(': '))];
    return `${lines.join('\r\n')}\r\n\r\n${rest}`;
  });
