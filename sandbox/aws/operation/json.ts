import { isList, type XmlElement, type XmlValue } from './xml.ts';

/**
 * Returns the answer of IAM or STS as JSON, as AWS does for `Accept: application/json`: lists and maps without the
 * elements that only XML needs, times in epoch seconds, no namespaces.
 */
export function toJson(root: XmlElement): string {
  return JSON.stringify(plain('', root));
}

function plain(name: string, value: XmlValue): unknown {
  if (typeof value === 'string') return isTime(name, value) ? Date.parse(value) / 1000 : value;
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => plain('', item));
  const { member, entry } = value;
  if (typeof member === 'object') return plain('', member);
  if (typeof entry === 'object' && isList(entry)) return mapOf(entry);
  const members = Object.entries(value).filter(([key]) => !key.startsWith('@'));
  return Object.fromEntries(members.map(([key, each]) => [key, plain(key, each)]));
}

function mapOf(entries: readonly (string | XmlElement)[]): Record<string, unknown> {
  const pairs = entries.flatMap((each) =>
    typeof each === 'string' ? [] : [[String(each.key), plain('', each.value)]],
  );
  return Object.fromEntries(pairs);
}

function isTime(name: string, value: string): boolean {
  return /(?:Date|Expiration)$/.test(name) && /^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(value);
}
