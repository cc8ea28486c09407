/** Digits as people type them: `123 456`, `123-456`, full-width digits of a Japanese keyboard. */
const SEPARATORS = /[\s\-\u2010-\u2015\u3000]/g;

export type CodeProblem = 'empty' | 'not-digits' | 'wrong-length';
export type CodeCheck =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problem: CodeProblem };

/** Reads one typed code. The answer never repeats what was typed. */
export function checkCode(typed: string | null | undefined): CodeCheck {
  const text = (typed ?? '').normalize('NFKC').replace(SEPARATORS, '');
  if (text === '') return { ok: false, problem: 'empty' };
  if (!/^[0-9]+$/.test(text)) return { ok: false, problem: 'not-digits' };
  if (text.length !== 6) return { ok: false, problem: 'wrong-length' };
  return { ok: true, code: text };
}
