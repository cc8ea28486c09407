import QRCode from 'qrcode';
import type { Secret } from '../scenario/secret.ts';

/** Comfortable to scan from a screen, and small in a phone's Slack. */
const WIDTH_PIXELS = 440;
/** Most people use dark mode: without a white border of four modules scanners do not see the code. */
const BORDER_MODULES = 4;

export function qrPng(otpauthUri: Secret): Promise<Buffer> {
  return QRCode.toBuffer(otpauthUri.reveal(), {
    errorCorrectionLevel: 'M',
    margin: BORDER_MODULES,
    width: WIDTH_PIXELS,
  });
}
