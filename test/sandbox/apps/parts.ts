/** A text object of Block Kit without formatting. */
export const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** An option that is shown as its value. */
export const option = (value: string) => ({ value, text: plain(value) });
