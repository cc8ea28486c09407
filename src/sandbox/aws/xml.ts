import { XMLBuilder } from 'fast-xml-parser';

export type XmlValue = string | number | boolean | undefined | XmlElement | readonly (string | XmlElement)[];
export interface XmlElement {
  readonly [name: string]: XmlValue;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: true });

// XML 1.0 has no way to write these, not even escaped; an echoed bad parameter may contain them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Escapes once, here; everything before works with plain text. */
export function toXml(element: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(element).replace(NOT_XML, '\ufffd')}`;
}

/** The query protocol's list; an empty one must still leave its element behind. */
export function members(items: readonly (string | XmlElement)[]): XmlValue {
  return items.length === 0 ? '' : { member: items };
}

/** IAM and STS write times without milliseconds. */
export function isoSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
