import { z } from 'zod';
import { refuse } from '../refusal.ts';
import { wholeNumber } from './method.ts';

const MOST = 1000;

/** The arguments of most methods with pages (docs.slack.dev/apis/web-api/pagination). Histories have other limits. */
export const pageArguments = { cursor: z.string().optional(), limit: wholeNumber.default(0) };

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Returns the requested page of `items`, and the cursor of the next page (empty at the end). If `limit` is 0, the page
 * has all items from the cursor on.
 * @throws SlackRefusal `invalid_cursor` or `invalid_limit`
 */
export function pageOf<Item>(
  items: readonly Item[],
  { cursor, limit }: Asked,
  idOf: (item: Item) => string,
): { readonly page: readonly Item[]; readonly nextCursor: string } {
  if (limit < 0 || limit > MOST) return refuse('invalid_limit');
  const start = cursor ? items.findIndex((item) => cursorOf(idOf(item)) === cursor) : 0;
  if (start < 0) return refuse('invalid_cursor');
  const end = limit === 0 ? items.length : start + limit;
  const next = items[end];
  return { page: items.slice(start, end), nextCursor: next === undefined ? '' : cursorOf(idOf(next)) };
}

function cursorOf(id: string): string {
  return Buffer.from(`next:${id}`).toString('base64');
}
