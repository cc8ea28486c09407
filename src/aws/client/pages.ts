import { incomplete, whole } from './whole.ts';

/** What IAM says on each page. */
interface Page {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

/**
 * Everything that the pages of an IAM paginator hold.
 * @throws UpstreamError for a page without its list, or that does not say whether more follows
 */
export async function collect<P extends Page, Item>(
  pages: AsyncIterable<P>,
  itemsOf: (page: P) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) {
    items.push(...whole(itemsOf(page), 'its list'));
    const { IsTruncated: isTruncated, Marker: marker } = page;
    if (isTruncated === undefined || (isTruncated && !marker)) throw incomplete('the end of its list');
  }
  return items;
}

/** The names in a list, each of which has one. */
export function namesIn<Item>(
  items: readonly Item[] | undefined,
  nameOf: (item: Item) => string | undefined,
): string[] | undefined {
  return items?.map((item) => whole(nameOf(item), 'a name in its list'));
}
