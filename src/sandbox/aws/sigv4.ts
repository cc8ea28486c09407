import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** AWS Signature Version 4, from its specification ("Create a signed AWS API request"). */
export interface SignableRequest {
  readonly method: string;
  /** As sent, percent-encoding included. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  readonly header: (name: string) => string | null | undefined;
  /** Hex SHA-256 of the body, or `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string;
}

export interface Authorization {
  readonly accessKeyId: string;
  /** `20260911` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** `undefined` for anything but a complete `AWS4-HMAC-SHA256` header. */
export function parseAuthorization(header: string): Authorization | undefined {
  const match = /^AWS4-HMAC-SHA256\s+(.+)$/.exec(header.trim());
  if (!match) return undefined;
  const fields = new Map<string, string>();
  for (const field of match[1]!.split(',')) {
    const [name = '', ...value] = field.trim().split('=');
    fields.set(name, value.join('='));
  }
  const scope = fields.get('Credential')?.split('/') ?? [];
  const signedHeaders = fields.get('SignedHeaders')?.split(';') ?? [];
  const signature = fields.get('Signature') ?? '';
  if (scope.length !== 5 || scope[4] !== 'aws4_request' || signedHeaders.length === 0 || signature === '') return;
  const [accessKeyId = '', date = '', region = '', service = ''] = scope;
  return { accessKeyId, date, region, service, signedHeaders, signature };
}

/** S3 signs its path as sent; every other service encodes it a second time. */
export function canonicalRequest(request: SignableRequest, signedHeaders: readonly string[], isS3: boolean): string {
  const path = isS3 ? request.path : request.path.split('/').map(encodeRfc3986).join('/');
  const headers = signedHeaders.map((name) => `${name}:${trimmed(request.header(name) ?? '')}\n`).join('');
  return [
    request.method,
    path,
    canonicalQuery(request.query),
    headers,
    signedHeaders.join(';'),
    request.payloadHash,
  ].join('\n');
}

/** Hex signature of a canonical request; `amzDate` is `20260911T120000Z`. */
export function signatureOf(
  secret: string,
  scope: Pick<Authorization, 'date' | 'region' | 'service'>,
  amzDate: string,
  canonical: string,
): string {
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const textToSign = `AWS4-HMAC-SHA256\n${amzDate}\n${scopeText}\n${sha256Hex(canonical)}`;
  return hmac(signingKey(secret, scope), textToSign).toString('hex');
}

export function signingKey(secret: string, scope: Pick<Authorization, 'date' | 'region' | 'service'>): Buffer {
  const steps = [scope.date, scope.region, scope.service, 'aws4_request'];
  return steps.reduce<Buffer>((key, text) => hmac(key, text), Buffer.from(`AWS4${secret}`));
}

/** Constant time, also for texts of different length. */
export function isSameText(left: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(sha256Hex(left), 'hex'), Buffer.from(sha256Hex(right), 'hex'));
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function canonicalQuery(query: string): string {
  const pairs = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [encodeRfc3986(decoded(name)), encodeRfc3986(decoded(value.join('=')))] as const;
    });
  const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  pairs.sort((a, b) => byCodePoint(a[0], b[0]) || byCodePoint(a[1], b[1]));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encodeRfc3986(text: string): string {
  const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, percent);
}

function trimmed(value: string): string {
  return value.trim().replace(/ +/g, ' ');
}
