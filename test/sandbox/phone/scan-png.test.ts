import QRCode from 'qrcode';
import { expect, test } from 'vitest';
import { scanPng } from '../../../sandbox/phone/scan-png.ts';

const uri = 'otpauth://totp/ACME:ana?secret=JBSWY3DPEHPK3PXP&issuer=ACME';

test('the phone reads the URI from a QR picture', async () => {
  expect(scanPng(await QRCode.toBuffer(uri, { margin: 4 }))).toBe(uri);
});

test('the phone reads a long URI, such as AWS makes, from a large picture', async () => {
  const long = `otpauth://totp/Amazon%20Web%20Services:${'n'.repeat(60)}@123456789012?secret=${'A'.repeat(64)}`;
  expect(scanPng(await QRCode.toBuffer(long, { margin: 4, scale: 8 }))).toBe(long);
});

test('the phone ignores a QR code that is not for an authenticator', async () => {
  expect(scanPng(await QRCode.toBuffer('https://example.com'))).toBeUndefined();
});

test('the phone finds no code in bytes that are not a picture', () => {
  expect(scanPng(new TextEncoder().encode('not a picture'))).toBeUndefined();
});
