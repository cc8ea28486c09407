import { XMLParser } from 'fast-xml-parser';
import { canonicalRequest, sha256Hex, signatureOf, textToSign } from '../../../sandbox/aws/signatures/sigv4.ts';
import type { World } from './support.ts';

/** Sends a request without an SDK. Returns the status and the error code of the answer, or `none` for a success. */
export async function answerTo(world: World, path: string, init: RequestInit = {}): Promise<[number, string]> {
  const response = await fetch(`${world.aws.url}${path}`, init);
  const body = new XMLParser().parse(await response.text()) as Record<string, Record<string, unknown>>;
  const error = (body.Error ?? body.ErrorResponse?.Error) as { Code?: string } | undefined;
  return [response.status, error?.Code ?? 'none'];
}

/** Unusual properties of a request. The request is signed after they are applied, so the signature matches it. */
export interface Oddities {
  readonly skewSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A header that is sent but not signed. */
  readonly unsigned?: string;
  readonly scope?: { readonly date?: string; readonly region?: string; readonly service?: string };
  /** Sends the time in a `Date` header, not in `x-amz-date`. */
  readonly isDatedPlainly?: true;
  readonly accessKeyId?: string;
  readonly method?: string;
  /** The path and query to sign. The caller must send the request to them. */
  readonly target?: string;
}

/** Returns a request that the administrator signed. No SDK is used, because an SDK would correct unusual properties. */
export function signed(world: World, service: 'iam' | 'sts' | 's3', body: string, odd: Oddities = {}) {
  const method = odd.method ?? (service === 's3' ? 'GET' : 'POST');
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== '';
  const [path = '/', ...query] = (odd.target ?? '/').split('?');
  const date = new Date(world.now() + (odd.skewSeconds ?? 0) * 1000);
  const at = date.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: Record<string, string> = {
    ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
    host: world.aws.url.slice('http://'.length),
    'x-amz-content-sha256': sha256Hex(body),
    ...(odd.isDatedPlainly ? { date: date.toUTCString() } : { 'x-amz-date': at }),
    ...odd.headers,
  };
  const names = Object.keys(headers).filter((name) => name !== odd.unsigned);
  names.sort();
  const payloadHash = service === 's3' ? (headers['x-amz-content-sha256'] ?? '') : sha256Hex(body);
  const parts = { method, path, query: query.join('?'), headers: new Map(Object.entries(headers)), payloadHash };
  const scope = { date: at.slice(0, 8), region: 'us-east-1', service, ...odd.scope };
  const { accessKeyId, secretAccessKey } = { ...world.aws.adminKey, ...odd };
  const text = textToSign(scope, at, canonicalRequest(parts, names, service === 's3'));
  const signature = signatureOf(secretAccessKey, scope, text);
  const credential = `${accessKeyId}/${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { method, headers: { ...headers, authorization }, ...(hasBody && { body }) };
}
