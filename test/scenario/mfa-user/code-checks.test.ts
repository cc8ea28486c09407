import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCode } from '../../../src/scenario/mfa-user/code-checks.ts';

describe('a typed code', () => {
  test.each([
    ['123456', 'plain'],
    [' 123 456 ', 'with spaces, as authenticator apps show it'],
    ['123-456', 'with a hyphen'],
    ['１２３４５６', 'full-width digits of a Japanese keyboard'],
    ['１２３\u3000４５６', 'full-width digits and space'],
    ['000000', 'zeros only'],
    ['١٢٣٤٥٦', 'Arabic digits'],
    ['۱۲۳ ۴۵۶', 'Persian digits, in groups'],
    ['१२३४५६', 'Devanagari digits'],
    ['๑๒๓๔๕๖', 'Thai digits'],
    ['𝟭𝟮𝟯𝟰𝟱𝟲', 'styled digits'],
    ['1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣', 'key caps'],
    ['\u200f١٢٣٤٥٦\u200f', 'right-to-left marks around'],
    ['\u200e123456', 'a left-to-right mark'],
    ['\u061c123456', 'an Arabic letter mark'],
    ['\u2067123\u2069 456', 'isolates'],
    ['123\u200b456', 'a zero-width space'],
    ['\u2060123456\ufeff', 'a word joiner and a byte order mark'],
    ['123\u00ad456', 'a soft hyphen'],
    ['123\u00a0456', 'a no-break space'],
    ['123\u202f456\u2009', 'thin spaces'],
    ['1\u20072\u20083\u200a4 5\t6', 'blanks of every width'],
    ['123\n456', 'a line break'],
    ['123–456', 'an en dash'],
    ['123−456', 'a minus'],
    ['123·456', 'a middle dot'],
    ['123.456', 'a full stop'],
    ['"123456"', 'quotes'],
    ['«123 456»', 'French quotes'],
    ['`123456`', 'backticks'],
    ['*123456*', 'bold'],
    ['[123456]', 'brackets'],
    ['Code: 123 456', 'a label'],
    ['Your AWS code is 123456.', 'a sentence'],
    ['2FA: 123-456 (AWS)', 'a label with a digit'],
    ['認証コード：１２３４５６', 'a Japanese label'],
    ['رمز: ١٢٣٤٥٦', 'an Arabic label'],
  ])('%j is read (%s)', (typed) => {
    const expected = /^0+$/.test(typed) ? '000000' : '123456';
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
    ['O123456', 'not-digits'],
    ['l23456', 'not-digits'],
    ['12345O', 'not-digits'],
    ['123x456', 'not-digits'],
    ['Code: 12345', 'not-digits'],
    ['Code: 1234567', 'not-digits'],
    ['Codes: 123456 and 654321', 'not-digits'],
    ['call 030 123 456 789', 'not-digits'],
    ['123456 654321', 'wrong-length'],
    ['٣٤٥٦٧', 'wrong-length'],
    ['\u200b\u2060', 'empty'],
    ['——', 'empty'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(checkCode(typed)).toEqual({ ok: false, problem });
  });

  test('can have the digits of every script that Intl knows', () => {
    const systems = Intl.supportedValuesOf('numberingSystem');
    const scripts = systems.map((numberingSystem) =>
      new Intl.NumberFormat('en', { numberingSystem, useGrouping: false, minimumIntegerDigits: 6 }).format(123456),
    );
    const inDigits = scripts.filter((written) => /^\p{Nd}{6}$/u.test(written));
    expect(inDigits.length).toBeGreaterThan(50);
    expect(inDigits.filter((written) => JSON.stringify(checkCode(written)) !== '{"ok":true,"code":"123456"}')).toEqual(
      [],
    );
  });

  test('is read as six digits or refused with a problem, and the problem never repeats the typed text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 7 }), (typed) => {
        const check = checkCode(typed);
        if (check.ok) expect(check.code).toMatch(/^\d{6}$/);
        else expect(JSON.stringify(check)).not.toContain(JSON.stringify(typed).slice(1, -1));
      }),
    );
  });
});
