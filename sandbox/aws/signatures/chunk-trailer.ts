import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from '../operation/s3-error.ts';

const PREFIX = 'x-amz-checksum-';

/** Checksums by name, in Base64 as they are sent. */
const CHECKSUMS: Readonly<Record<string, (data: Uint8Array) => string>> = {
  crc32: (data) => base64OfWord(crc32(data)),
  crc32c: (data) => base64OfWord(crc32c(data)),
  sha1: (data) => createHash('sha1').update(data).digest('base64'),
  sha256: (data) => createHash('sha256').update(data).digest('base64'),
};

/**
 * Checks the checksums that follow a body. A checksum that the sandbox cannot compute, for example CRC-64/NVME, is
 * accepted unchecked.
 * @throws MalformedTrailerError when the fields are not those that `x-amz-trailer` announces, BadDigest when a checksum
 *   is wrong
 */
export function checkTrailer(fields: readonly string[], announced: string | undefined, data: Uint8Array): void {
  const names = fields.map((field) => field.split(':')[0]?.toLowerCase() ?? '');
  if (names.join(',') !== (announced ?? '').toLowerCase().replaceAll(' ', '')) {
    const message =
      'The request contained trailing data that was not well-formed or did not conform to our published schema.';
    throw new S3Error('MalformedTrailerError', 400, message);
  }
  for (const field of fields) {
    const [name = '', ...value] = field.split(':');
    const algorithm = name.toLowerCase().slice(PREFIX.length);
    const isChecksum = name.toLowerCase().startsWith(PREFIX) && Object.hasOwn(CHECKSUMS, algorithm);
    if (isChecksum && CHECKSUMS[algorithm]?.(data) !== value.join(':').trim()) {
      throw new S3Error(
        'BadDigest',
        400,
        `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
      );
    }
  }
}

/** CRC-32 with Castagnoli's polynomial, bit by bit: fast enough for bodies of at most 1 MB. */
function crc32c(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function base64OfWord(word: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(word);
  return bytes.toString('base64');
}
