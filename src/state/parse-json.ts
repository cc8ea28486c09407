/** Parses a stored text. @throws Error when it is no JSON; the message quotes nothing of the text */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new Error('A stored demo cannot be read: it is not JSON.');
  }
}
