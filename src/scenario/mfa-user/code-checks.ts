import { plainText } from '../../shared/typed-text.ts';

const GAP = "[ .,·'_-]";
/** Six digits as apps group them: `123456`, `123 456`, `12-34-56`; neither the beginning nor the end of a longer number. */
const CODE = new RegExp(
  `(?<!\\d${GAP}?)(?:\\d{6}|\\d{3}${GAP}\\d{3}|\\d{2}(?:${GAP}\\d{2}){2}|\\d(?:${GAP}\\d){5})(?!${GAP}?\\d)`,
  'g',
);
/** What stands between digits or around them and says nothing: blanks, dashes, quotes, brackets, marks above and around. */
const DECORATION = /[\p{P}\p{S}\p{M}\p{Z}\s]/gu;

export type CodeProblem = 'empty' | 'not-digits' | 'wrong-length';
export type CodeCheck =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problem: CodeProblem };

/**
 * Reads one code as phones show it and clipboards carry it: with the digits of any script, in groups, decorated, or in a line
 * such as `Code: 123 456`. The answer never repeats what was typed.
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

/** The only code in a line of words. A single letter beside it may be a digit that was mistyped. */
function codeAmongWords(line: string): string | undefined {
  const [code, another] = line.match(CODE) ?? [];
  if (code === undefined || another !== undefined) return undefined;
  const words = line.replace(code, ' ').split(/[^\p{L}\p{M}]+/u);
  const areWords = words.every((word) => word === '' || word.length > 1);
  return areWords ? code.replace(/\D/g, '') : undefined;
}
