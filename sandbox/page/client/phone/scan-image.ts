import type { KnownBlock } from '@slack/types';
import { scanPixels } from '../../../phone/scan.ts';
import type { Screen, ScreenConversation } from '../../../slack/person/types.ts';

/** Returns whether the open conversation, Home or modals of this person have a picture that may be a QR code. */
export function showsPicture(
  screen: Screen | undefined,
  conversation: ScreenConversation | undefined,
  isHomeOpen: boolean,
): boolean {
  const open = isHomeOpen ? screen?.home?.blocks : conversation?.messages.flatMap(({ blocks }) => blocks);
  const inModals = screen?.modals.flatMap(({ blocks }) => blocks);
  return [...(open ?? []), ...(inModals ?? [])].some((block) => isScannable(block as KnownBlock));
}

function isScannable(block: KnownBlock): boolean {
  if (block.type === 'container') return block.child_blocks.some((inside) => isScannable(inside as KnownBlock));
  return block.type === 'image' && 'slack_file' in block;
}

/**
 * Returns the URI in the last QR code in this person's part of the page, or undefined if there is none. Ignores QR
 * codes that are not for an authenticator app. The pictures in modals come after the pictures in messages.
 */
export async function scanScreen(userId: string): Promise<string | undefined> {
  const pictures = [
    ...document.querySelectorAll<HTMLImageElement>(`[data-desk="${CSS.escape(userId)}"] img[data-scannable]`),
  ].reverse();
  for (const picture of pictures) {
    const uri = await scanImage(picture);
    if (uri) return uri;
  }
  return undefined;
}

async function scanImage(picture: HTMLImageElement): Promise<string | undefined> {
  // A picture that cannot be decoded is not on the screen either.
  const isReady = await picture.decode().then(
    () => true,
    () => false,
  );
  const { naturalWidth: width, naturalHeight: height } = picture;
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!isReady || !context || width === 0) return undefined;
  context.canvas.width = width;
  context.canvas.height = height;
  // Draw on white: a transparent border looks white on the page, but jsQR ignores transparency and reads it as black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0);
  return scanPixels(context.getImageData(0, 0, width, height));
}
