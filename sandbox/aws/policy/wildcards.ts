const ANY_RUN = Symbol('*');
const ANY_ONE = Symbol('?');

/** Characters and wildcards. A text `*` in a pattern is not a wildcard; it comes from `${*}` or from the request. */
export type Pattern = readonly (string | typeof ANY_RUN | typeof ANY_ONE)[];

/** Reads text: `*` is any run of characters, `?` is any one character. */
export function wildcardsIn(text: string): Pattern {
  return [...text].map((character) => (character === '*' ? ANY_RUN : character === '?' ? ANY_ONE : character));
}

/** Returns the pattern as text, for operators without wildcards. */
export function spelled(pattern: Pattern): string {
  return pattern.map((part) => (part === ANY_RUN ? '*' : part === ANY_ONE ? '?' : part)).join('');
}

/**
 * Returns whether text matches a pattern; case matters. The time is linear in practice, and never exponential as with
 * some regular expressions.
 */
export function isWildcardMatch(text: string | readonly string[], pattern: Pattern): boolean {
  const characters = typeof text === 'string' ? [...text] : text;
  let at = 0;
  let position = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (at < characters.length) {
    const part = pattern[position];
    if (part === ANY_RUN) {
      starAt = position;
      position += 1;
      resumeAt = at;
    } else if (part !== undefined && (part === ANY_ONE || part === characters[at])) {
      at += 1;
      position += 1;
    } else if (starAt >= 0) {
      position = starAt + 1;
      resumeAt += 1;
      at = resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[position] === ANY_RUN) position += 1;
  return position === pattern.length;
}

/**
 * Compares ARNs field by field, so that a wildcard in one of the first five fields does not reach into the next.
 * Missing fields of the pattern count as wildcards, as in the `Resource` element of a policy.
 */
export function isArnMatch(arn: string, pattern: Pattern): boolean {
  const fields = fieldsOf([...arn]);
  const wanted = fieldsOf(pattern);
  return fields.every((field, index) => isWildcardMatch(field, wanted[index] ?? [ANY_RUN]));
}

const ARN_FIELDS = 6;

/** Returns whether text has the six fields of an ARN. */
export function isArn(text: string): boolean {
  return text.startsWith('arn:') && text.split(':').length >= ARN_FIELDS;
}

function fieldsOf<Part extends Pattern[number]>(parts: readonly Part[]): Part[][] {
  const fields: Part[][] = [[]];
  for (const part of parts) {
    if (part === ':' && fields.length < ARN_FIELDS) fields.push([]);
    else fields.at(-1)!.push(part);
  }
  return fields;
}
