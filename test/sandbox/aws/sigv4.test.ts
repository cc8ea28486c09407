import { describe, expect, test } from 'vitest';
import {
  canonicalRequest,
  type SignableRequest,
  sha256Hex,
  signatureOf,
  signingKey,
  textToSign,
} from '../../../sandbox/aws/signatures/sigv4.ts';
import { vectors } from './sigv4-vectors.ts';

const EMPTY_HASH = sha256Hex('');

function signable(
  method: string,
  path: string,
  query: string,
  headers: Record<string, string>,
  payloadHash: string = EMPTY_HASH,
): SignableRequest {
  return { method, path, query, headers: new Map(Object.entries(headers)), payloadHash };
}

describe("the code computes the values of AWS's published examples of Signature Version 4", () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
  const suite = { date: '20150830', region: 'us-east-1', service: 'service' };
  const at = '20150830T123600Z';
  const host = { host: 'example.amazonaws.com', 'x-amz-date': at };

  test('the signing key of the IAM example', () => {
    expect(signingKey(secret, { ...suite, service: 'iam' }).toString('hex')).toBe(
      'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9',
    );
  });

  test('the ListUsers request of the IAM example', () => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      host: 'iam.amazonaws.com',
      'x-amz-date': at,
    };
    const request = signable('GET', '/', 'Action=ListUsers&Version=2010-05-08', headers);
    const canonical = canonicalRequest(request, ['content-type', 'host', 'x-amz-date'], false);
    expect(sha256Hex(canonical)).toBe('f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59');
    expect(
      signatureOf(secret, { ...suite, service: 'iam' }, textToSign({ ...suite, service: 'iam' }, at, canonical)),
    ).toBe('5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7');
  });

  test.each(vectors)(
    'test suite: $name',
    ({ method = 'GET', path = '/', query = '', headers, body = '', signature }) => {
      const all: Record<string, string> = { ...host, ...headers };
      const canonical = canonicalRequest(
        signable(method, path, query, all, sha256Hex(body)),
        Object.keys(all).sort(),
        false,
      );
      expect(signatureOf(secret, suite, textToSign(suite, at, canonical))).toBe(signature);
    },
  );

  test.each([
    ['lifecycle', 'lifecycle', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    ['list objects', 'max-keys=2&prefix=J', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ])('S3: %s', (_name, query, signature) => {
    const s3Secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const amzDate = '20130524T000000Z';
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-content-sha256': EMPTY_HASH,
      'x-amz-date': amzDate,
    };
    const canonical = canonicalRequest(signable('GET', '/', query, headers), Object.keys(headers).sort(), true);
    const scope = { date: '20130524', region: 'us-east-1', service: 's3' };
    expect(signatureOf(s3Secret, scope, textToSign(scope, amzDate, canonical))).toBe(signature);
  });
});

test('several spaces in a header value are signed as one space', () => {
  const spaced = canonicalRequest(signable('GET', '/', '', { 'my-header': '  a   b  ' }), ['my-header'], false);
  const plain = canonicalRequest(signable('GET', '/', '', { 'my-header': 'a b' }), ['my-header'], false);
  expect(spaced).toBe(plain);
});

test('the signed path is percent-encoded once for S3, and twice for other services', () => {
  const request = signable('GET', '/a%20b', '', {});
  expect(canonicalRequest(request, [], true).split('\n')[1]).toBe('/a%20b');
  expect(canonicalRequest(request, [], false).split('\n')[1]).toBe('/a%2520b');
});
