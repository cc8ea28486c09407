import { plainText } from '../../shared/typed-text.ts';

const GAP = "[ .,·'_-]";
/**
 * Six digits in the groups that apps show: `123456`, `123 456`, `12-34-56`. They must not be part of a longer number.
 */
const CODE = new RegExp(
  `(?<!\\d${GAP}?)(?:\\d{6}|\\d{3}${GAP}\\d{3}|\\d{2}(?:${GAP}\\d{2}){2}|\\d(?:${GAP}\\d){5})(?!${GAP}?\\d)`,
  'g',
);
/** Characters between and around digits that have no meaning: punctuation, symbols, combining marks, white space. */
const DECORATION = /[\p{P}\p{S}\p{M}\p{Z}\s]/gu;

export type CodeProblem = 'empty' | 'not-digits' | 'wrong-length';
export type CodeCheck =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problem: CodeProblem };

/**
 * Reads one MFA code, as a person types or pastes it: with the digits of any script, in groups, with other characters
 * around, or in a line such as `Code: 123 456`. The result never repeats typed text that is not a code.
 */
export function checkCode(typed: string | null | undefined): CodeCheck {
  const plain = plainText(typed ?? '');
  const text = plain.replace(DECORATION, '');
  if (text === '') return { ok: false, problem: 'empty' };
  if (/^[0-9]+$/.test(text)) {
    return text.length === 6 ? { ok: true, code: text } : { ok: false, problem: 'wrong-length' };
  }
  const code = codeAmongWords(plain);
  return code === undefined ? { ok: false, problem: 'not-digits' } : { ok: true, code };
}

/**
 * Returns the code in a line that has exactly one. Returns undefined if a letter stands alone, because it may be a
 * mistyped digit.
 */
function codeAmongWords(line: string): string | undefined {
  const [code, another] = line.match(CODE) ?? [];
  if (code === undefined || another !== undefined) return undefined;
  const words = line.replace(code, ' ').split(/[^\p{L}\p{M}]+/u);
  const areWords = words.every((word) => word === '' || word.length > 1);
  return areWords ? code.replace(/\D/g, '') : undefined;
}
