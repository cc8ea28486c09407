import jsQR from 'jsqr';

/** RGBA pixels, row by row, as a canvas and a decoded PNG give them. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads the otpauth URI of a QR code, as the camera of a phone does. Returns undefined if there is no QR code, or one
 * that is not for an authenticator app.
 */
export function scanPixels(pixels: Pixels): string | undefined {
  const found = jsQR.default(pixels.data, pixels.width, pixels.height);
  if (!found?.data.startsWith('otpauth://')) return undefined;
  return found.data;
}
