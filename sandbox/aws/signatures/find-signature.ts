import type { ReceivedRequest } from '../request/received-request.ts';
import { amzDateOf } from './amz-date.ts';

/** The parts of a signature as the request contains them, before any check. */
export interface FoundSignature {
  readonly place: 'header' | 'query';
  readonly isInBothPlaces: boolean;
  readonly algorithm: string;
  readonly credential: string | undefined;
  readonly signedHeaders: string | undefined;
  readonly signature: string | undefined;
  /** As written; a `Date` header is converted to `20260911T120000Z`. */
  readonly date: string | undefined;
  readonly expires: string | undefined;
  readonly sessionToken: string | undefined;
  /** Whether a part of the header is not `Name=value`. */
  readonly hasStrayPart: boolean;
}

const QUERY_MARKS = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'AWSAccessKeyId'];

/** Returns the signature in the header or in the query; `undefined` when there is none. */
export function findSignature({ headers, query }: ReceivedRequest): FoundSignature | undefined {
  const parameters = new URLSearchParams(query);
  const isInQuery = QUERY_MARKS.some((name) => parameters.has(name));
  const header = headers.get('authorization');
  if (header !== undefined) return { ...inHeader(header, headers), isInBothPlaces: isInQuery };
  return isInQuery ? inQuery(parameters, headers) : undefined;
}

function inHeader(header: string, headers: ReadonlyMap<string, string>): FoundSignature {
  const [algorithm = '', ...parts] = header.split(/[ \t,]+/);
  const fields = new Map(parts.map((part) => splitOnce(part, '=')));
  return {
    place: 'header',
    isInBothPlaces: false,
    algorithm,
    credential: fields.get('Credential'),
    signedHeaders: fields.get('SignedHeaders'),
    signature: fields.get('Signature'),
    date: headers.get('x-amz-date') ?? basicDate(headers.get('date')),
    expires: undefined,
    sessionToken: headers.get('x-amz-security-token'),
    hasStrayPart: parts.some((part) => part !== '' && !part.includes('=')),
  };
}

function inQuery(parameters: URLSearchParams, headers: ReadonlyMap<string, string>): FoundSignature {
  const read = (name: string) => parameters.get(name) ?? undefined;
  return {
    place: 'query',
    isInBothPlaces: false,
    // In headers, `AWS` is the name of version 2 of AWS's signatures.
    algorithm: read('X-Amz-Algorithm') ?? (parameters.has('AWSAccessKeyId') ? 'AWS' : ''),
    credential: read('X-Amz-Credential'),
    signedHeaders: read('X-Amz-SignedHeaders'),
    signature: read('X-Amz-Signature'),
    date: read('X-Amz-Date'),
    expires: read('X-Amz-Expires'),
    sessionToken: read('X-Amz-Security-Token') ?? headers.get('x-amz-security-token'),
    hasStrayPart: false,
  };
}

/** Converts `Sun, 30 Aug 2015 12:36:00 GMT` to the form that is signed; returns any other text as it is. */
function basicDate(date: string | undefined): string | undefined {
  const epochMs = date !== undefined && /^[A-Z][a-z]{2}, /.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(epochMs) ? date : amzDateOf(epochMs);
}

function splitOnce(text: string, separator: string): [string, string] {
  const [head = '', ...tail] = text.split(separator);
  return [head, tail.join(separator)];
}
