/** Names each secret that can be read, by its length alone. */
export function leaksIn(bytes: string, secrets: Iterable<string>): string[] {
  return [...secrets].flatMap((secret) => {
    if (secret.length < 6) throw new Error('that is no secret');
    const shape = shapesOf(secret).find(([, pattern]) => pattern.test(bytes))?.[0];
    return shape ? [`${secret.length} characters, ${shape}`] : [];
  });
}

/** Codes are short: the same six digits inside a longer number, or behind a point, are chance. */
function shapesOf(secret: string): [string, RegExp][] {
  const plain = new RegExp(`(?<![\\d.])${escaped(secret)}(?!\\d)`);
  const inGroups = new RegExp((secret.match(/.{1,4}/g) ?? []).map(escaped).join('[ -]'));
  const hex = new RegExp(Buffer.from(secret).toString('hex'), 'i');
  const coded = [0, 1, 2].flatMap((offset) => {
    const inner = base64Core(secret, offset);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map(escaped);
  });
  return [
    ['as it is', plain],
    ['in groups of four', inGroups],
    ['as hex', hex],
    ['as base64', new RegExp(coded.join('|'))],
  ];
}

/** The part of its base64 that does not depend on the neighbours, when `offset` bytes of a group of three go before. */
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
