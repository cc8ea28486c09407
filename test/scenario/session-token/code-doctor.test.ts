import { Secret as OtpSecret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../src/scenario/secret.ts';
import { diagnosePair, otpauthUri } from '../../../src/scenario/session-token/code-doctor.ts';

const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const OTHER_SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

function codeAt(step: number, seed = SEED): Secret {
  const totp = new TOTP({ secret: OtpSecret.fromBase32(seed), digits: 6, period: 30 });
  return new Secret(totp.generate({ timestamp: NOW + step * 30_000 }));
}

function diagnose(first: Secret, second: Secret) {
  return diagnosePair(new Secret(SEED), [first, second], NOW);
}

describe('two enrollment codes', () => {
  test('of adjacent steps are fine, now and with a phone whose clock is off by hours', () => {
    expect(diagnose(codeAt(-1), codeAt(0))).toBeUndefined();
    expect(diagnose(codeAt(-400), codeAt(-399))).toBeUndefined();
    expect(diagnose(codeAt(700), codeAt(701))).toBeUndefined();
  });

  test('in the wrong order are told so', () => {
    expect(diagnose(codeAt(0), codeAt(-1))).toBe('codes-swapped');
  });

  test('with a code left out between them are told so', () => {
    expect(diagnose(codeAt(-2), codeAt(0))).toBe('codes-not-adjacent');
  });

  test('of another QR code are told so', () => {
    expect(diagnose(codeAt(-1, OTHER_SEED), codeAt(0, OTHER_SEED))).toBe('codes-not-of-this-device');
  });

  test('of which one is mistyped do not belong to this device', () => {
    expect(diagnose(codeAt(-1), new Secret('000000'))).toBe('codes-not-of-this-device');
  });
});

test('the QR code says what the AWS console would say', () => {
  const uri = otpauthUri(SEED, 'mfa-demo-abc', '111122223333');
  expect(uri).toBe(
    `otpauth://totp/Amazon%20Web%20Services:mfa-demo-abc%40111122223333?secret=${SEED}&issuer=Amazon%20Web%20Services`,
  );
});
