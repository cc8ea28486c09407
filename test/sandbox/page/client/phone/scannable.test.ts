import { expect, test } from 'vitest';
import { showsPicture } from '../../../../../sandbox/page/client/phone/scan-image.ts';
import { emptyScreen, enrollmentModal, message, personas, qrBlocks } from '../../sample-world.ts';

const screen = emptyScreen(personas[0]!);
const dm = screen.conversations[1]!;
const withQr = { ...dm, messages: [message('1700000000.1', { blocks: qrBlocks })] };
const home = { viewId: 'V0HOME', blocks: qrBlocks };

test('a picture that was uploaded to Slack can be scanned while it is on the screen', () => {
  expect(showsPicture(screen, withQr, false)).toBe(true);
  expect(showsPicture({ ...screen, home }, dm, true)).toBe(true);
  expect(showsPicture({ ...screen, modals: [{ ...enrollmentModal, blocks: qrBlocks }] }, dm, false)).toBe(true);
  const container = { type: 'container', child_blocks: qrBlocks };
  expect(showsPicture(screen, { ...dm, messages: [message('1.1', { blocks: [container] })] }, false)).toBe(true);
});

test('nothing can be scanned if the picture is missing, on a hidden part of the page, or from another server', () => {
  expect(showsPicture(undefined, undefined, false)).toBe(false);
  expect(showsPicture(screen, dm, false)).toBe(false);
  expect(showsPicture({ ...screen, home }, dm, false)).toBe(false);
  expect(showsPicture(screen, withQr, true)).toBe(false);
  const elsewhere = [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'elsewhere' }];
  expect(showsPicture(screen, { ...dm, messages: [message('1.1', { blocks: elsewhere })] }, false)).toBe(false);
});
