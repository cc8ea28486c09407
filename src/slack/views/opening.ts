import type { ModalView } from '@slack/types';
import { section } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';
import { readingView } from './reading.ts';

/** Returns a window to open before the content is known, because a trigger id expires after three seconds. */
export function openingView(text: Text): ModalView {
  return readingView(text, text.modals.notice.title, [section(text.modals.seed.opening)]);
}
