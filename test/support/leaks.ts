/** Random hexadecimal numbers, such as UUIDs. They may contain the six digits of a code by chance. */
const IDS = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=\d*[a-f])[0-9a-f]{8,}\b/gi;

/**
 * Returns a line for each secret that the bytes contain: its length and how it is written, but not its value.
 * @throws Error for a secret with fewer than six characters
 */
export function leaksIn(bytes: string, secrets: Iterable<string>): string[] {
  const withoutIds = bytes.replaceAll(IDS, '\n');
  return [...secrets].flatMap((secret) => {
    if (secret.length < 6) throw new Error('A secret has at least six characters.');
    const isCode = /^\d+$/.test(secret);
    const plain = plainShapes(secret, isCode).find(([, pattern]) => pattern.test(isCode ? withoutIds : bytes));
    const shape = (plain ?? encodedShapes(secret).find(([, pattern]) => pattern.test(bytes)))?.[0];
    return shape ? [`${secret.length} characters, ${shape}`] : [];
  });
}

/**
 * Returns patterns that find the secret in readable form. In plain text, a code is not found right after a digit or a
 * dot, or right before a digit: six digits of a longer number are equal to a code only by chance.
 */
function plainShapes(secret: string, isCode: boolean): [string, RegExp][] {
  return [
    ['in plain text', new RegExp(isCode ? `(?<![\\d.])${secret}(?!\\d)` : escaped(secret))],
    ['in groups of four', new RegExp((secret.match(/.{1,4}/g) ?? []).map(escaped).join('[ -]'))],
  ];
}

function encodedShapes(secret: string): [string, RegExp][] {
  const coded = [0, 1, 2].flatMap((offset) => {
    const inner = base64Core(secret, offset);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map(escaped);
  });
  return [
    ['as hex', new RegExp(Buffer.from(secret).toString('hex'), 'i')],
    ['as base64', new RegExp(coded.join('|'))],
  ];
}

/**
 * Returns the part of the secret's base64 text that does not depend on the bytes around the secret. Base64 encodes
 * groups of three bytes; `offset` is how many bytes of the first group come before the secret.
 */
function base64Core(secret: string, offset: number): string {
  const text = Buffer.from('\0'.repeat(offset) + secret)
    .toString('base64')
    .replace(/=+$/, '');
  const isCut = (offset + secret.length) % 3 !== 0;
  return text.slice(offset === 0 ? 0 : offset + 1, isCut ? -1 : undefined);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
