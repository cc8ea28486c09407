/** These functions return small parts of Block Kit. */
export function plain(text: string): object {
  return { type: 'plain_text', text };
}

export function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

export function option(text: string, description?: string): object {
  const value = { text: plain(text), value: text };
  return description === undefined ? value : { ...value, description: plain(description) };
}

export function actions(...elements: readonly object[]): object {
  return { type: 'actions', elements };
}

/**
 * Returns the rows of a table with one column.
 * @param characters the length of each cell
 */
export function rows(count: number, characters: number): object[][] {
  return Array.from({ length: count }, () => [{ type: 'raw_text', text: 'x'.repeat(characters) }]);
}
