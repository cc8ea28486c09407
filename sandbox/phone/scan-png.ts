import { PNG } from 'pngjs';
import { scanPixels } from './scan.ts';

/** Scans the bytes of a PNG picture. `undefined` when they are no PNG or hold no authenticator QR code. For Node only. */
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
