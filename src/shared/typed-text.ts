/**
 * Invisible characters: zero-width and direction marks, the soft hyphen, control characters except white space,
 * variation selectors. Also private-use characters and halves of surrogate pairs.
 */
const UNSEEN = /(?!\s)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const DASHES = /[\p{Pd}\u2212]/gu;

/**
 * Returns typed or pasted text in plain characters. Full-width and styled letters, the digits of all scripts, dashes
 * and white space become their ASCII forms. Invisible characters, repeated blanks and blanks at both ends are removed.
 */
export function plainText(typed: string): string {
  return typed
    .replace(UNSEEN, '')
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(DASHES, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Returns the ASCII form of a digit. In Unicode, the ten digits of a script are in one row that begins with the zero.
 * The rows of several scripts can directly follow each other.
 */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}
