export type XmlValue = string | number | boolean | undefined | XmlElement | readonly (string | XmlElement)[];
/**
 * Names that begin with `@` are attributes, `#text` is text, a list repeats the element for each item, and `undefined`
 * omits the element.
 */
export interface XmlElement {
  readonly [name: string]: XmlValue;
}

// XML 1.0 cannot represent these characters, not even escaped. A wrong parameter that an error message repeats can
// contain them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // An XML parser reads an unescaped carriage return as a line feed.
  '\r': '&#xD;',
};

/** Returns the element as XML. All text is escaped here and nowhere else. */
export function toXml(element: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${childrenOf(element)}`;
}

function childrenOf(element: XmlElement): string {
  const children = Object.entries(element).filter(([name]) => !name.startsWith('@'));
  return children.map(([name, value]) => written(name, value)).join('');
}

function written(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (name === '#text') return escaped(String(value));
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`;
  if (isList(value)) return value.map((item) => written(name, item)).join('');
  const attributes = Object.entries(value).filter(([key]) => key.startsWith('@'));
  const start = attributes.map(([key, text]) => ` ${key.slice(1)}="${escaped(String(text))}"`).join('');
  return `<${name}${start}>${childrenOf(value)}</${name}>`;
}

export function isList(
  value: XmlElement | readonly (string | XmlElement)[],
): value is readonly (string | XmlElement)[] {
  return Array.isArray(value);
}

function escaped(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => ENTITIES[character]!).replace(NOT_XML, '\ufffd');
}

/** Returns a list of the query protocol; an empty one is still written as an element. */
export function members(items: readonly (string | XmlElement)[]): XmlElement {
  return { member: items };
}
