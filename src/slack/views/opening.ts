import type { ModalView } from '@slack/types';
import { section } from '../messages/blocks.ts';
import type { Text } from '../text/en.ts';
import { readingView } from './reading.ts';

/** Stands until the content is known: a trigger lives three seconds. */
export function openingView(text: Text): ModalView {
  return readingView(text, text.modals.notice.title, [section(text.modals.seed.opening)]);
}
