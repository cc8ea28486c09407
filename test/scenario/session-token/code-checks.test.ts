import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCode } from '../../../src/scenario/session-token/code-checks.ts';

describe('a typed code', () => {
  test.each([
    ['123456', 'plain'],
    [' 123 456 ', 'with spaces, as authenticator apps show it'],
    ['123-456', 'with a hyphen'],
    ['１２３４５６', 'full-width digits of a Japanese keyboard'],
    ['１２３\u3000４５６', 'full-width digits and space'],
    ['000000', 'zeros only'],
  ])('%j is read (%s)', (typed) => {
    const expected = typed.includes('0') ? '000000' : '123456';
    expect(checkCode(typed)).toEqual({ ok: true, code: expected });
  });

  test.each([
    [null, 'empty'],
    [undefined, 'empty'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['abcdef', 'not-digits'],
    ['12345a', 'not-digits'],
    ['12345', 'wrong-length'],
    ['1234567', 'wrong-length'],
    ['-5', 'wrong-length'],
    ['1e5', 'not-digits'],
    ['٣٤٥٦٧٨', 'not-digits'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(checkCode(typed)).toEqual({ ok: false, problem });
  });

  test('whatever is typed gives six digits or a problem, and a problem never repeats it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 7 }), (typed) => {
        const check = checkCode(typed);
        if (check.ok) expect(check.code).toMatch(/^\d{6}$/);
        else expect(JSON.stringify(check)).not.toContain(JSON.stringify(typed).slice(1, -1));
      }),
    );
  });
});
