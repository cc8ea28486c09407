import type { ModalView } from '@slack/types';
import type { Demo, Locale } from '../../../scenario/demo.ts';
import { textOf } from '../../text/catalog.ts';
import { noticeView } from '../../views/notice.ts';
import type { ListenerParts } from '../parts.ts';
import type { Click } from './action.ts';

/**
 * Opens a window about the demo of a click, also about one that has ended, in the language of the person. When there is no such
 * demo of theirs, or no such demo any more, the window says so.
 */
export async function openOwnDemoWindow(
  { actor, demoId, triggerId }: Click,
  { operations, people, door }: ListenerParts,
  view: (demo: Demo, locale: Locale) => ModalView | Promise<ModalView>,
): Promise<void> {
  const [locale, demo] = await Promise.all([people.localeSoon(actor), operations.look(actor, demoId)]);
  const text = textOf(locale);
  await door.openView(triggerId, demo ? await view(demo, locale) : noticeView(text, text.takeHome.gone));
}
