import { S3Error } from '../operation/s3-error.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import { checkTrailer } from './chunk-trailer.ts';
import { signatureFaults } from './faults.ts';
import type { Signature } from './signature.ts';
import { isSameText, scopeText, sha256Hex, signatureOf } from './sigv4.ts';

export interface ChunkedForm {
  /** The data with which the signatures of the chunks are checked; absent when the chunks are not signed. */
  readonly seal: Seal | undefined;
  readonly hasTrailer: boolean;
}

export interface Seal {
  /**
   * The signature of the request, which is part of the signed text of the first chunk. The signed text of each later
   * chunk contains the signature of the chunk before it.
   */
  readonly signature: Signature;
  readonly secret: string;
}

const MAX_LINE = 16_384;

/**
 * Returns the data of S3's `aws-chunked` body: `<hex size>[;chunk-signature=<hex>]`, the data, and so on until an empty
 * chunk, which a trailer may follow ("Transferring payload in multiple chunks", S3 documentation).
 * @throws IncompleteBody, MissingContentLength, SignatureDoesNotMatch, MalformedTrailerError, BadDigest
 */
export function readChunks({ body, headers }: ReceivedRequest, { seal, hasTrailer }: ChunkedForm): Uint8Array {
  const cursor = cursorOver(body);
  const chunks: Uint8Array[] = [];
  let previous = seal?.signature.signature ?? '';
  for (let isLast = false; !isLast; ) {
    const head = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(cursor.line());
    if (!head) throw incompleteBody();
    const data = cursor.bytes(Number.parseInt(head[1]!, 16));
    if (seal) previous = checkSeal(seal, previous, `${sha256Hex('')}\n${sha256Hex(data)}`, 'PAYLOAD', head[2]);
    chunks.push(data);
    isLast = data.byteLength === 0;
    if (!isLast && cursor.line() !== '') throw incompleteBody();
  }
  const decoded = Buffer.concat(chunks);
  checkLength(headers.get('x-amz-decoded-content-length'), decoded.byteLength);
  if (hasTrailer) checkTrailer(readTrailer(cursor, seal, previous), headers.get('x-amz-trailer'), decoded);
  return decoded;
}

/**
 * Reads the trailer. Checks its signature if the chunks are signed.
 * @returns the fields without the signature
 */
function readTrailer(cursor: Cursor, seal: Seal | undefined, previous: string): readonly string[] {
  const lines: string[] = [];
  for (let line = cursor.line(); line !== ''; line = cursor.line()) lines.push(line);
  const signed = lines.find((line) => line.startsWith('x-amz-trailer-signature:'));
  const fields = lines.filter((line) => line !== signed);
  if (seal) {
    const text = Buffer.from(fields.map((line) => `${line}\n`).join(''), 'latin1');
    checkSeal(seal, previous, sha256Hex(text), 'TRAILER', signed?.split(':')[1]?.trim());
  }
  return fields;
}

interface Cursor {
  /** Reads up to the next line end and skips it. @throws IncompleteBody */
  line(): string;
  /** @throws IncompleteBody */
  bytes(count: number): Uint8Array;
}

function cursorOver(body: Uint8Array): Cursor {
  const rest = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let position = 0;
  return {
    line() {
      const end = rest.indexOf('\r\n', position);
      if (end < 0 || end - position > MAX_LINE) throw incompleteBody();
      const line = rest.toString('latin1', position, end);
      position = end + 2;
      return line;
    },
    bytes(count) {
      const found = rest.subarray(position, position + count);
      if (found.byteLength !== count) throw incompleteBody();
      position += count;
      return found;
    },
  };
}

/**
 * Checks the signature of a chunk or of the trailer.
 * @returns the signature, which the signed text of the next chunk contains
 */
function checkSeal(
  { signature, secret }: Seal,
  previous: string,
  hashes: string,
  kind: 'PAYLOAD' | 'TRAILER',
  given: string | undefined,
): string {
  const { amzDate, scope } = signature;
  const text = `AWS4-HMAC-SHA256-${kind}\n${amzDate}\n${scopeText(scope)}\n${previous}\n${hashes}`;
  const expected = signatureOf(secret, scope, text);
  if (given === undefined || !isSameText(expected, given)) throw signatureFaults.s3.mismatch(signature, text);
  return expected;
}

function checkLength(declared: string | undefined, actual: number): void {
  if (declared === undefined) {
    throw new S3Error('MissingContentLength', 411, 'You must provide the Content-Length HTTP header.');
  }
  if (declared !== String(actual)) throw incompleteBody();
}

function incompleteBody(): S3Error {
  const message = 'You did not provide the number of bytes specified by the Content-Length HTTP header';
  return new S3Error('IncompleteBody', 400, message);
}
