import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { PACK_WORDS } from './pack-words.ts';

/** No JSON begins with it. */
const MARK = 'z';
const PACKED = /^z[A-Za-z0-9_-]+$/;
const MOST_BYTES = 1_000_000;
const dictionary = Buffer.from(PACK_WORDS);

/** Makes a text of a demo smaller: a record to about two fifths. What is sealed in it stays sealed. */
export function pack(text: string): string {
  return MARK + deflateRawSync(text, { dictionary }).toString('base64url');
}

/**
 * Returns the text that was packed. What is not packed is returned as it is: an earlier version of the bot has written it.
 * @throws Error for what is damaged, or unpacks to more than a megabyte; the message quotes nothing
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
