import { incomplete, whole } from './whole.ts';

/** The fields of each page by which IAM says whether more follows. */
interface Page {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

/**
 * Collects the items of all pages of an IAM paginator.
 * @throws UpstreamError for a page without its list, or for a page that does not say whether more pages follow
 */
export async function collect<P extends Page, Item>(
  pages: AsyncIterable<P>,
  itemsOf: (page: P) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) {
    items.push(...whole(itemsOf(page), 'the list'));
    const { IsTruncated: isTruncated, Marker: marker } = page;
    if (isTruncated === undefined || (isTruncated && !marker)) throw incomplete('the end of the list');
  }
  return items;
}

/**
 * Returns the names of the items in a list.
 * @throws UpstreamError for an item without a name
 */
export function namesIn<Item>(
  items: readonly Item[] | undefined,
  nameOf: (item: Item) => string | undefined,
): string[] | undefined {
  return items?.map((item) => whole(nameOf(item), 'a name in the list'));
}
