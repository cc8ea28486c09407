/** Returns a text as one word of a shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Returns a text as a part of a template literal of JavaScript. */
export function inTemplate(text: string): string {
  return text.replaceAll(/[\\`$]/g, '\\$&');
}

/** Returns a text as a literal of JavaScript. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
