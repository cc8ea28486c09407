/** Marks that no reader sees: zero-width and direction marks, the soft hyphen, controls but white space, variation selectors. */
const UNSEEN = /(?!\s)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const DASHES = /[\p{Pd}\u2212]/gu;

/**
 * What somebody has typed or pasted, in the plainest letters that mean the same: full-width and styled ones, digits of every
 * script, every dash and every blank become the ASCII ones, and what cannot be seen is left out.
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

/** Unicode has the ten digits of each script side by side, the zero first; some scripts follow right after another. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}
