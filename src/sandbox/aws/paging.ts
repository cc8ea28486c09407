import { z } from 'zod';
import { validationError } from './errors.ts';
import { text, wholeNumber } from './input.ts';
import type { XmlElement } from './xml.ts';

export const pagingInput = {
  Marker: text({ max: 2048 }).optional(),
  MaxItems: wholeNumber(1, 1000).optional(),
};

export interface Paging {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

const markerSchema = z.string().regex(/^after:/);

/**
 * One page of IAM's list operations, 100 items unless told otherwise. A marker names the last item seen, not a
 * position: items that are deleted between two pages make no others disappear.
 */
export function pageOf<Item>(items: readonly Item[], keyOf: (item: Item) => string, paging: Paging) {
  const sorted = [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const after = paging.Marker === undefined ? undefined : seenOf(paging.Marker);
  const rest = after === undefined ? sorted : sorted.filter((item) => keyOf(item) > after);
  const page = rest.slice(0, paging.MaxItems ?? 100);
  const isTruncated = page.length < rest.length;
  const marker = isTruncated ? Buffer.from(`after:${keyOf(page.at(-1)!)}`).toString('base64') : undefined;
  const trailer: XmlElement = { IsTruncated: isTruncated, ...(marker && { Marker: marker }) };
  return { page, trailer };
}

function seenOf(marker: string): string {
  const seen = markerSchema.safeParse(Buffer.from(marker, 'base64').toString());
  if (!seen.success) throw validationError('Invalid Marker.');
  return seen.data.slice('after:'.length);
}
