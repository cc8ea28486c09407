import QRCode from 'qrcode';
import type { Secret } from '../../scenario/secret.ts';

/** Comfortable to scan from a screen, and small in a phone's Slack. */
const WIDTH_PIXELS = 440;
/** Most people use dark mode: without a white border of four modules scanners do not see the code. */
const BORDER_MODULES = 4;

/** Grey pixels, each row as its difference to the one above: half the time of qrcode's defaults, and a smaller file. */
const PNG_OPTIONS = { colorType: 0, filterType: 2, deflateLevel: 6, deflateStrategy: 0 };

export function qrPng(otpauthUri: Secret): Promise<Buffer> {
  return QRCode.toBuffer(otpauthUri.reveal(), {
    errorCorrectionLevel: 'M',
    margin: BORDER_MODULES,
    width: WIDTH_PIXELS,
    rendererOpts: PNG_OPTIONS,
  });
}
