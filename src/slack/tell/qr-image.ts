import { crc32, deflateSync } from 'node:zlib';
import QRCode from 'qrcode';
import type { Secret } from '../../scenario/secret.ts';

/**
 * The largest width of the picture: easy to scan from a screen, and small in Slack on a phone. The picture is a little
 * smaller, because each module of the QR code has a whole number of pixels.
 */
const WIDTH_PIXELS = 456;
/** The width of the white border. Scanners need it, and in dark mode Slack's own background is dark. */
const BORDER_MODULES = 4;

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** PNG filters of a row: none, or the difference to the row above. */
const FILTERS = { none: 0, up: 2 } as const;

/**
 * Draws the QR code as a PNG with one bit per pixel. The PNG writer of `qrcode` takes ten times as long and writes four
 * bytes per pixel.
 */
export function qrPng(otpauthUri: Secret): Buffer {
  const { modules } = QRCode.create(otpauthUri.reveal(), { errorCorrectionLevel: 'M' });
  const across = modules.size + 2 * BORDER_MODULES;
  const scale = Math.floor(WIDTH_PIXELS / across);
  const width = across * scale;
  const rowBytes = 1 + Math.ceil(width / 8);
  const rows = Buffer.alloc(rowBytes * width);
  for (let y = 0; y < width; y += 1) {
    const row = rows.subarray(y * rowBytes, (y + 1) * rowBytes);
    // This row is the same as the row above, so all differences are zero.
    if (y % scale > 0) row[0] = FILTERS.up;
    else drawRow(row, modules, y / scale - BORDER_MODULES, scale);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function drawRow(row: Buffer, { size, data }: QRCode.QRCode['modules'], moduleRow: number, scale: number): void {
  row.fill(0xff);
  row[0] = FILTERS.none;
  if (moduleRow < 0 || moduleRow >= size) return;
  for (let column = 0; column < size; column += 1) {
    if (!data[moduleRow * size + column]) continue;
    const from = (column + BORDER_MODULES) * scale;
    for (let x = from; x < from + scale; x += 1) blacken(row, x);
  }
}

function blacken(row: Buffer, x: number): void {
  const at = 1 + (x >> 3);
  row[at] = (row[at] ?? 0) & ~(0x80 >> (x & 7));
}

/** Returns the IHDR data: one bit of grey per pixel, not interlaced. */
function header(width: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(width, 4);
  data[8] = 1;
  return data;
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, checksum]);
}
