import { PNG } from 'pngjs';
import { scanPixels } from './scan.ts';

/**
 * Reads the QR code in the bytes of a PNG picture. Returns undefined if they are not a PNG, or have no QR code for an
 * authenticator app. For Node only.
 */
export function scanPng(bytes: Uint8Array): string | undefined {
  const png = readPng(bytes);
  if (!png) return undefined;
  const { width, height, data } = png;
  return scanPixels({ width, height, data: new Uint8ClampedArray(data) });
}

function readPng(bytes: Uint8Array): PNG | undefined {
  try {
    return PNG.sync.read(Buffer.from(bytes));
  } catch {
    return undefined;
  }
}
