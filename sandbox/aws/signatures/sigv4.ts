import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A request to sign with AWS Signature Version 4 (AWS documentation, "Create a signed AWS API request"). Each character
 * of its strings is one byte (Latin-1).
 */
export interface SignableRequest {
  readonly method: string;
  /** As sent, percent-encoding included. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  readonly headers: ReadonlyMap<string, string>;
  /** Hex SHA-256 of the body, or a marker that S3 accepts in its place. */
  readonly payloadHash: string;
}

export interface Scope {
  /** `20260911` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * Returns the canonical request. For S3, the path is decoded and encoded again; it keeps dot segments and double
 * slashes. For other services, the path is normalized and its percent-encoding is encoded a second time.
 */
export function canonicalRequest(request: SignableRequest, signedHeaders: readonly string[], isS3: boolean): string {
  const headers = signedHeaders.map((name) => `${name}:${trimmed(request.headers.get(name) ?? '')}\n`).join('');
  return [
    request.method,
    inSegments(isS3 ? decoded(request.path) : tidied(request.path), encoded),
    canonicalQuery(request.query),
    headers,
    signedHeaders.join(';'),
    request.payloadHash,
  ].join('\n');
}

/** Returns the text to sign. `amzDate` is like `20260911T120000Z`. */
export function textToSign(scope: Scope, amzDate: string, canonical: string): string {
  return `AWS4-HMAC-SHA256\n${amzDate}\n${scopeText(scope)}\n${sha256Hex(bytesOf(canonical))}`;
}

/** Returns the signature in hex. */
export function signatureOf(secret: string, scope: Scope, text: string): string {
  return hmac(signingKey(secret, scope), text).toString('hex');
}

/** Returns the signing key of a day, region and service. */
export function signingKey(secret: string, scope: Scope): Buffer {
  const steps = [scope.date, scope.region, scope.service, 'aws4_request'];
  return steps.reduce<Buffer>((key, text) => hmac(key, text), Buffer.from(`AWS4${secret}`));
}

export function scopeText({ date, region, service }: Scope): string {
  return `${date}/${region}/${service}/aws4_request`;
}

/** Compares two texts in constant time, even if their lengths differ. */
export function isSameText(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(sha256Hex(left), 'hex'), Buffer.from(sha256Hex(right), 'hex'));
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(bytesOf(text)).digest();
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function canonicalQuery(query: string): string {
  const pairs = query.split('&').flatMap((pair) => {
    const [name = '', ...value] = pair.split('=');
    // A presigned URL has its signature among the parameters; it is not part of the signed text.
    if (pair === '' || name === 'X-Amz-Signature') return [];
    return [[encoded(decoded(name)), encoded(decoded(value.join('=')))] as const];
  });
  const byCharacter = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  pairs.sort((a, b) => byCharacter(a[0], b[0]) || byCharacter(a[1], b[1]));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

function inSegments(path: string, change: (segment: string) => string): string {
  return path.split('/').map(change).join('/');
}

/** Removes dot segments and double slashes. */
function tidied(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}${path.endsWith('/') && segments.length > 0 ? '/' : ''}`;
}

function decoded(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function encoded(text: string): string {
  return text.replace(/[^A-Za-z0-9._~-]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function trimmed(value: string): string {
  return value.replace(/^[ \t]+|[ \t]+$/g, '').replace(/ +/g, ' ');
}
