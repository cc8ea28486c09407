import { BlockList, isIP } from 'node:net';

/** These functions read condition values of one type each. They return `undefined` for text of another type. */

export function numberIn(text: string): number | undefined {
  return /^[+-]?\d{1,300}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Returns `true` or `false`, in lower case. */
export function booleanIn(text: string): string | undefined {
  return /^(true|false)$/i.test(text) ? text.toLowerCase() : undefined;
}

const W3C_DATE = /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?$/i;

/** Returns the epoch milliseconds of an ISO 8601 date (the W3C profile; UTC by default) or of epoch seconds. */
export function instantIn(text: string): number | undefined {
  if (/^-?\d{1,15}$/.test(text)) return Number(text) * 1000;
  if (!W3C_DATE.test(text)) return undefined;
  const isLocal = /T[\d:.]+$/i.test(text);
  const instant = Date.parse(isLocal ? `${text}Z` : text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Returns the bytes of a Base64 text in hexadecimal. */
export function binaryIn(text: string): string | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString('hex') : undefined;
}

/** Returns a test for addresses in a CIDR range, IPv4 or IPv6; without a prefix length the range is one address. */
export function rangeIn(text: string): ((address: string) => boolean) | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const family = isIP(address);
  const bits = family === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (family === 0 || address.includes('%') || rest.length > 0 || prefix < 0 || prefix > bits) return undefined;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(address, prefix, type);
  // The block list alone would find IPv4 addresses in `::/0`.
  return (other) => isIP(other) === family && range.check(other, type);
}
