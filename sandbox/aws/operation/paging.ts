import { createHash } from 'node:crypto';
import { z } from 'zod';
import { validationError } from './errors.ts';
import { text, wholeNumber } from './input.ts';
import type { XmlElement } from './xml.ts';

export const pagingInput = {
  Marker: text({ max: 320, pattern: /^[\u0020-\u00ff]+$/ }).optional(),
  MaxItems: wholeNumber(1, 1000).optional(),
};

export interface Paging {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

const DEFAULT_ITEMS = 100;
/** Longest sort key in a marker, in bytes: in Base64 it stays below 320 characters. */
const MAX_KEY_BYTES = 230;
const KEPT_CHARACTERS = 60;

const markerSchema = z.string().regex(/^after:/);

/**
 * Returns one page of a list, 100 items by default. A marker names the last item of the page, not a position. So the
 * next page skips no item if items are deleted between the two calls.
 */
export function pageOf<Item>(items: readonly Item[], keyOf: (item: Item) => string, paging: Paging) {
  const after = paging.Marker === undefined ? undefined : seenOf(paging.Marker);
  const rest = items
    .map((item) => ({ item, key: sortKeyOf(keyOf(item)) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, paging.MaxItems ?? DEFAULT_ITEMS);
  const isTruncated = page.length < rest.length;
  const marker = isTruncated ? Buffer.from(`after:${page.at(-1)!.key}`).toString('base64') : undefined;
  const trailer: XmlElement = { IsTruncated: isTruncated, ...(marker && { Marker: marker }) };
  return { page: page.map(({ item }) => item), trailer };
}

/** Replaces the end of a key that is too long for a marker with a hash. */
function sortKeyOf(key: string): string {
  if (Buffer.byteLength(key) <= MAX_KEY_BYTES) return key;
  return key.slice(0, KEPT_CHARACTERS) + createHash('sha256').update(key).digest('base64');
}

/** @throws ValidationError for text that does not have the form of a marker of `pageOf` */
function seenOf(marker: string): string {
  const written = Buffer.from(marker, 'base64').toString();
  const seen = markerSchema.safeParse(written);
  if (!seen.success || Buffer.from(written).toString('base64') !== marker) throw validationError('Invalid Marker.');
  return seen.data.slice('after:'.length);
}
