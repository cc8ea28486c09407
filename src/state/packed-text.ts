import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { PACK_WORDS } from './pack-words.ts';

/** The first letter of a packed (compressed) text. No JSON begins with this letter. */
const MARK = 'z';
const PACKED = /^z[A-Za-z0-9_-]+$/;
const MOST_BYTES = 1_000_000;
const dictionary = Buffer.from(PACK_WORDS);

/** Compresses a record or a call of a demo. A record shrinks to about 40 % of its size. Its secrets stay encrypted. */
export function pack(text: string): string {
  return MARK + deflateRawSync(text, { dictionary }).toString('base64url');
}

/**
 * Returns the original text. A text that is not packed is returned unchanged: an earlier version of the bot wrote it.
 * @throws Error when the text is damaged, or is larger than a megabyte; the message quotes nothing of it
 */
export function unpack(packed: string): string {
  if (!PACKED.test(packed)) return packed;
  try {
    const bytes = Buffer.from(packed.slice(MARK.length), 'base64url');
    return inflateRawSync(bytes, { dictionary, maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch {
    throw new Error('A packed text is damaged.');
  }
}
