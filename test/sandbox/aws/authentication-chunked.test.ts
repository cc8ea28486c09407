import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedAws } from '../../../sandbox/aws/start.ts';
import { answerTo, signed } from './raw-requests.ts';
import { refusalOf, startWorld, type World } from './support.ts';

/** The answer to an accepted body: the sandbox checks all chunks before it says that PutObject is not supported. */
const ACCEPTED = [501, 'NotImplemented'];

/** S3's examples: "Signature calculations for the Authorization header: transferring payload in multiple chunks". */
const plain = {
  marker: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  chunks: [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ],
  more: { 'content-length': '66824' },
  trailer: '',
};
const withTrailer = {
  marker: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  signature: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  chunks: [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
  more: { 'x-amz-trailer': 'x-amz-checksum-crc32c' },
  trailer:
    'x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
};

describe.each([plain, withTrailer])("AWS's published example of $marker", (example) => {
  const headers: Record<string, string> = {
    'content-encoding': 'aws-chunked',
    host: 's3.amazonaws.com',
    'x-amz-content-sha256': example.marker,
    'x-amz-date': '20130524T000000Z',
    'x-amz-decoded-content-length': '66560',
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    ...example.more,
  };
  const scope = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=${Object.keys(headers).sort().join(';')}, Signature=${example.signature}`;
  const body = ([first, second, last]: readonly string[] = example.chunks, letter = 'a') =>
    [
      `10000;chunk-signature=${first}\r\n${letter}${'a'.repeat(65_535)}\r\n`,
      `400;chunk-signature=${second}\r\n${'a'.repeat(1024)}\r\n`,
      `0;chunk-signature=${last}\r\n${example.trailer}\r\n`,
    ].join('');

  let aws: Awaited<ReturnType<typeof startEmbeddedAws>>;
  beforeAll(async () => {
    aws = await startEmbeddedAws({
      adminKey: {
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      },
      buckets: ['examplebucket'],
      propagationSeconds: 0,
      now: () => Date.UTC(2013, 4, 24),
    });
  });
  afterAll(() => aws.close());

  async function answer(text: string): Promise<string> {
    const url = 'http://s3.amazonaws.com/examplebucket/chunkObject.txt';
    const init = { method: 'PUT', headers: { ...headers, authorization }, body: text };
    const response = await aws.fetch(new Request(url, init));
    return /<Code>(\w+)/.exec(await response.text())?.[1] ?? 'none';
  }

  test('is accepted as published', async () => {
    expect(await answer(body())).toBe('NotImplemented');
  });

  test('is refused if a letter or a signature is changed, or if a signature or the end is missing', async () => {
    const [first = '', second = '', last = ''] = example.chunks;
    expect(await answer(body(example.chunks, 'b'))).toBe('SignatureDoesNotMatch');
    expect(await answer(body([first, second, first]))).toBe('SignatureDoesNotMatch');
    expect(await answer(body([second, first, last]))).toBe('SignatureDoesNotMatch');
    expect(await answer(body().replace(`;chunk-signature=${second}`, ''))).toBe('SignatureDoesNotMatch');
    expect(await answer(body().slice(0, 66_700))).toBe('IncompleteBody');
  });

  if (example.trailer === '') return;
  test('is refused if its trailer is changed or not signed', async () => {
    expect(await answer(body().replace('sOO8', 'sOO9'))).toBe('SignatureDoesNotMatch');
    expect(await answer(body().replace(/x-amz-trailer-signature:.*\r\n/, ''))).toBe('SignatureDoesNotMatch');
  });
});

describe('unsigned chunks with a checksum at the end', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.aws.close());

  const TRAILER = 'x-amz-checksum-sha256';
  const sha256 = createHash('sha256').update('hello, world').digest('base64');
  const wellFormed = `6\r\nhello,\r\n6\r\n world\r\n0\r\n${TRAILER}:${sha256}\r\n\r\n`;

  function put(body: string, headers: Record<string, string> = {}) {
    const target = '/acme-website/greeting';
    const chunked = {
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': '12',
      'x-amz-trailer': TRAILER,
      ...headers,
    };
    return answerTo(world, target, signed(world, 's3', body, { method: 'PUT', target, headers: chunked }));
  }

  test('are joined, and their checksum is verified', async () => {
    expect(await put(wellFormed)).toEqual(ACCEPTED);
    expect(await put(wellFormed.replace('hello', 'hallo'))).toEqual([400, 'BadDigest']);
  });

  // Published checksums of the text "123456789", in Base64.
  test.each([
    ['crc32', 'y/Q5Jg=='],
    ['crc32c', '4waSgw=='],
    ['sha1', '98O8HYCOBHMq32eZZczDTKeuNEE='],
  ])('may have a checksum with %s', async (name, checksum) => {
    const headers = { 'x-amz-trailer': `x-amz-checksum-${name}`, 'x-amz-decoded-content-length': '9' };
    const body = (value: string) => `9\r\n123456789\r\n0\r\nx-amz-checksum-${name}:${value}\r\n\r\n`;
    expect(await put(body(checksum), headers)).toEqual(ACCEPTED);
    expect(await put(body('AAAAAA=='), headers)).toEqual([400, 'BadDigest']);
  });

  test.each([
    ['a chunk too short', wellFormed.replace('6', '7'), 400, 'IncompleteBody'],
    ['a size that is not a number', wellFormed.replace('6', 'six'), 400, 'IncompleteBody'],
    ['no end', '6\r\nhello,\r\n', 400, 'IncompleteBody'],
    ['no trailer', '6\r\nhello,\r\n6\r\n world\r\n0\r\n\r\n', 400, 'MalformedTrailerError'],
    ['another trailer', wellFormed.replace(TRAILER, 'x-amz-checksum-crc32'), 400, 'MalformedTrailerError'],
    ['fewer bytes than announced', wellFormed.replace('6\r\n world\r\n', ''), 400, 'IncompleteBody'],
  ])('are refused with %s', async (_name, body, status, code) => {
    expect(await put(body)).toEqual([status, code]);
  });

  test('are refused if the length of the body is missing or not a number', async () => {
    const headers = { 'x-amz-decoded-content-length': 'twelve' };
    expect(await put(wellFormed, headers)).toEqual([400, 'IncompleteBody']);
    const target = '/acme-website/greeting';
    const untold = { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };
    const request = signed(world, 's3', wellFormed, { method: 'PUT', target, headers: untold });
    expect(await answerTo(world, target, request)).toEqual([411, 'MissingContentLength']);
  });

  test.each(['STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD', 'STREAMING', 'unsigned-payload', 'abc'])(
    'are refused if x-amz-content-sha256 is %j',
    async (marker) => {
      expect(await put(wellFormed, { 'x-amz-content-sha256': marker })).toEqual([400, 'InvalidArgument']);
    },
  );

  test('are sent by the SDK for a stream, and accepted', async () => {
    const { s3 } = world.clientsOf(world.aws.adminKey);
    // Another logger would print a warning of the SDK: it cannot retry a request whose body is a stream.
    const silent = () => {};
    s3.config.logger = { debug: silent, info: silent, warn: silent, error: silent };
    const stream = () => Readable.from([Buffer.from('hello'), Buffer.alloc(100_000, 'a')]);
    const command = new PutObjectCommand({ Bucket: 'acme-website', Key: 'a', Body: stream(), ContentLength: 100_005 });
    const sent: unknown[] = [];
    command.middlewareStack.add(
      (next) => (args) => {
        sent.push((args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256']);
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    expect(await refusalOf(s3.send(command))).toMatchObject({ code: 'NotImplemented', http: 501 });
    expect(sent).toEqual(['STREAMING-UNSIGNED-PAYLOAD-TRAILER']);
  });
});
