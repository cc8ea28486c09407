import { describe, expect, test } from 'vitest';
import { codeAt, parseAccount, secondsLeft } from '../../../sandbox/phone/authenticator.ts';

/** RFC 6238 appendix B: the ASCII seed `12345678901234567890`, SHA-1. */
const rfcSeed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('an authenticator app', () => {
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('shows the code of RFC 6238 at %d s', (seconds, code) => {
    const account = parseAccount(`otpauth://totp/ACME:ana?secret=${rfcSeed}&issuer=ACME&digits=8`);
    expect(codeAt(account!, seconds * 1000)).toBe(code);
  });

  test('shows six digits unless the QR code says otherwise, and keeps leading zeros', () => {
    const account = parseAccount(`otpauth://totp/ACME:ana?secret=${rfcSeed}&issuer=ACME`);
    expect(codeAt(account!, 1111111109_000)).toBe('081804');
  });

  test('shows the issuer and the name of the account, and keeps the seed out of its id', () => {
    const account = parseAccount(`otpauth://totp/Amazon%20Web%20Services:demo@123?secret=${rfcSeed}`);
    expect(account).toMatchObject({ issuer: 'Amazon Web Services', label: 'demo@123', periodSeconds: 30 });
    expect(account?.id).not.toContain(rfcSeed);
  });

  test('gives the accounts of two QR codes with the same name the same id', () => {
    const first = parseAccount(`otpauth://totp/ACME:ana?secret=${rfcSeed}&issuer=ACME`);
    const second = parseAccount('otpauth://totp/ACME:ana?secret=JBSWY3DPEHPK3PXP&issuer=ACME');
    expect(second?.id).toBe(first?.id);
  });

  test.each(['', 'https://example.com', 'otpauth://totp/x', 'otpauth://hotp/x?secret=JBSWY3DPEHPK3PXP&counter=1'])(
    'adds no account for "%s"',
    (uri) => {
      expect(parseAccount(uri)).toBeUndefined();
    },
  );

  test.each([
    [0, 30],
    [999, 30],
    [1000, 29],
    [29_999, 1],
    [30_000, 30],
  ])('shows at %d ms that the code is valid for %d s more', (epochMs, seconds) => {
    expect(secondsLeft(epochMs)).toBe(seconds);
  });
});
