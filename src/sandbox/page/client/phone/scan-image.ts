import { scanPixels } from '../../../phone/scan.ts';

/** Points the phone at the screen: reads the newest QR picture that Slack shows, if there is one. */
export async function scanScreen(): Promise<string | undefined> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('.slack img[data-scannable]')].reverse();
  for (const picture of pictures) {
    const uri = await scanImage(picture);
    if (uri) return uri;
  }
  return undefined;
}

async function scanImage(picture: HTMLImageElement): Promise<string | undefined> {
  // A picture that cannot be read was not on the screen either.
  const isReady = await picture.decode().then(
    () => true,
    () => false,
  );
  const { naturalWidth: width, naturalHeight: height } = picture;
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!isReady || !context || width === 0) return undefined;
  context.canvas.width = width;
  context.canvas.height = height;
  // A transparent border counts as white, as it would on paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0);
  return scanPixels(context.getImageData(0, 0, width, height));
}
