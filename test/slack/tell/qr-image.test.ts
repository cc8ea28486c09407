import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { Secret } from '../../../src/scenario/secret.ts';
import { qrPng } from '../../../src/slack/tell/qr-image.ts';

const URI = 'otpauth://totp/AWS:demo@123456789012?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=AWS';
const readQr = jsqr as unknown as typeof jsqr.default;

test.each([URI, `${URI}&note=${'a'.repeat(120)}`, 'otpauth://totp/a'])(
  'a scanner reads the picture of %s, and its top border is white',
  (uri) => {
    const { data, width, height } = PNG.sync.read(qrPng(new Secret(uri)));
    expect(readQr(new Uint8ClampedArray(data), width, height)?.data).toBe(uri);
    expect(width).toBeGreaterThanOrEqual(400);
    const firstRows = [...data.subarray(0, width * 4 * 12)];
    expect(firstRows.every((channel) => channel === 255)).toBe(true);
  },
);
