import jsQR from 'jsqr';

/** RGBA pixels, row by row: what a canvas and a decoded PNG both give. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads the otpauth URI of a QR code, as a phone's camera would. `undefined` when there is no QR code,
 * or one that is not for an authenticator app.
 */
export function scanPixels(pixels: Pixels): string | undefined {
  const found = jsQR.default(pixels.data, pixels.width, pixels.height);
  if (!found?.data.startsWith('otpauth://')) return undefined;
  return found.data;
}
