import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Debrief } from '../../scenario/workshop/debrief.ts';
import { debriefPicture } from '../messages/debrief/chart.ts';
import type { Face } from '../messages/face.ts';
import type { Text } from '../text/en.ts';

const require = createRequire(import.meta.url);

/** Returns the paths of fonts for Latin and Japanese text, since a container has no fonts. */
const fontFiles = () => [
  require.resolve('@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'),
  require.resolve('@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'),
];

/**
 * Draws the debrief as a PNG, on a thread of the renderer. Renderer and fonts are loaded when a workshop ends, not when
 * the bot starts.
 * @throws Error on a platform without the renderer, such as 32-bit Linux
 */
export async function debriefChart(
  debrief: Debrief,
  face: Pick<Face, 'about' | 'steps'>,
  text: Text,
): Promise<{ readonly png: Buffer; readonly alt: string }> {
  const { width, height, content, alt } = debriefPicture(debrief, face, text);
  const { Renderer } = await import('@takumi-rs/core');
  const renderer = new Renderer();
  for (const path of fontFiles()) await renderer.registerFont({ name: 'debrief', data: await readFile(path) });
  return { png: await renderer.render(content, { width, height, format: 'png' }), alt };
}
