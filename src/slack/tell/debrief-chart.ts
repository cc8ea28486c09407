import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Debrief } from '../../scenario/workshop/debrief.ts';
import { debriefPicture } from '../messages/debrief/chart.ts';
import type { Face } from '../messages/face.ts';
import type { Text } from '../text/en.ts';

const require = createRequire(import.meta.url);

/** Latin and Japanese. A container has no fonts of its own. */
const fontFiles = () => [
  require.resolve('@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf'),
  require.resolve('@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'),
];

/**
 * Draws the debrief as a PNG, on a thread of its own. Drawer and fonts are loaded when a workshop ends, and not with the bot.
 * Throws where there is no drawer for the platform, such as Linux on 32 bits.
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
