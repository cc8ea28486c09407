import type { KnownBlock } from '@slack/types';
import { BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { button, section } from './blocks.ts';
import type { Faces } from './face.ts';

/**
 * Returns one row for each lesson that can be started: what it shows, how long it takes, and its button.
 * @param actionId prefix of the buttons' action ids; a hyphen and the lesson's name follow it
 */
export function lessonRows(faces: Faces, actionId: string, text: Text): KnownBlock[] {
  return faces.offered().map((id, index) => {
    const { name, teaches, minutes } = faces.of({ scenario: id }).about(text);
    const { start, startThis, minutes: duration } = text.commands.lessons;
    const style = index === 0 ? ('primary' as const) : undefined;
    return {
      ...section(`*${name}*\n${teaches}\n${duration(minutes)}`),
      block_id: `${BLOCKS.lesson}-${id}`,
      // All buttons have the same label, so the label for screen readers names the lesson.
      accessory: { ...button(`${actionId}-${id}`, start, id, style), accessibility_label: startThis(name) },
    };
  });
}
