/** Returns a text object of Block Kit without formatting. */
export const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** Returns an option whose text is its value. */
export const option = (value: string) => ({ value, text: plain(value) });
